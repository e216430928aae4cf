const MONEY = 'input[autocomplete^=cc-], input[name*=card i][name*=number i], input[name*=iban i]';
const BINDS = /\b(pay|buy|order|place order|submit order|sign|delete (my )?account)\b|pagar|comprar|firmar|оплатить|заказать|подписать|ادفع|اشترِ|اطلب|支付|付款|购买|提交订单/i;
const CHECKS = /review|check (your|and)|continue|next|revis|continuar|проверить|далее|مراجعة|متابعة|التالي|核对|检查|下一步/i;
const forms = audit.all('form').slice(0, 20).filter(form => form.querySelector(MONEY));
if (!forms.length) return null;
return forms.flatMap(form => {
  const button = [...form.querySelectorAll('button, input[type=submit]')].find(each => BINDS.test(audit.name(each)) && !CHECKS.test(audit.name(each)));
  return button && !form.querySelector('input[type=checkbox]') ? [{element: button, certain: false, evidence: `“${audit.name(button)}” sends what was typed at once. Can people check it first, or take it back?`}] : [];
});
