const AGAIN = /\b(confirm|repeat|re-?enter|re-?type|again)\b|\b(confirm[ae]|repita|repite|de nuevo|otra vez)\b|(подтвердите|повторите|ещё раз|еще раз)|(أكد|تأكيد|أعد (إدخال|كتابة)|مرة أخرى)|(确认|再次输入|重新输入|確認|再次輸入)/i;
const fields = audit.all('input:not([type]), input[type=text], input[type=email], input[type=tel], textarea').slice(0, 200).filter(
  field => audit.isVisible(field) && !field.readOnly && !field.disabled);
if (fields.length < 2) return null;
const TYPED = /mail|correo|почт|بريد|邮|郵|phone|tel[eé]fono|телефон|هاتف|电话|電話|name|nombre|имя|اسم|姓名|address|direcci|адрес|عنوان|地址|number|número|номер|رقم|号码/i;
return fields.filter(field => { const name = audit.name(field); return AGAIN.test(name) && TYPED.test(name); }).slice(0, 3).map(
  element => ({element, certain: false, evidence: `“${audit.name(element)}” asks for something a second time.`}));
