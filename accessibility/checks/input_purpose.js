const WORDS = {
  email: /\be-?mail( address)?\b|correo( electr[oó]nico)?|электронн[а-яё]+ почт|بريد(ك)? (ال)?إلكتروني|البريد الإلكتروني|电子邮[箱件]|電子郵件/i,
  tel: /\b(tele)?phone( number)?\b|\bmobile( number)?\b|tel[eé]fono|телефон|هاتف|رقم الجوال|电话|手机|電話/i,
  'given-name': /^(your )?(first|given) names?\b|^nombre(s)?( de pila)?$|^(ваше )?имя$|^الاسم الأول|^名字?$/i,
  'family-name': /^(your )?(last|family) name\b|^surname\b|^apellidos?$|^фамилия$|^اسم العائلة|^姓(氏)?$/i,
  name: /^(your )?(full )?name\b|^nombre (completo|y apellidos?)|^(ваше )?(полное имя|ф\.?и\.?о\.?)$|^الاسم( الكامل)?$|^姓名$/i,
  'street-address': /^(your )?(street( address)?|home address|address( line 1)?)$|^(calle|direcci[oó]n)$|^(улица|адрес)$|^(الشارع|العنوان)$|^(街道|地址)$/i,
  'postal-code': /^(post(al)? ?code|zip( code)?)$|^c[oó]digo postal$|^(почтовый )?индекс$|^الرمز البريدي$|^(邮政编码|邮编|郵遞區號)$/i,
  bday: /^(your )?(date of birth|birthday)$|^(fecha de nacimiento)$|^дата рождения$|^تاريخ (الميلاد|ميلادك)$|^(出生日期|生日)$/i,
};
const OTHERS = /\b(their|his|her|child|business|company|organi[sz]ation|landlord|search|pet|dog|file|user ?name|event|project|street where)\b|buscar|поиск|بحث|搜索/i;
const fields = audit.all('input:not([type]), input[type=text], input[type=email], input[type=tel]').slice(0, 200).filter(
  field => !field.disabled && !field.readOnly && audit.isVisible(field));
if (!fields.length) return null;
return fields.flatMap(field => {
  const own = (field.getAttribute('autocomplete') || '').trim().toLowerCase();
  if (own) return [];
  if (field.matches('[role=combobox], [role=searchbox], [list]') || field.closest('[role=search], search')) return [];
  const label = audit.name(field).replace(/[\s*:：(（].*$/s, match => /^\s/.test(match) ? match.replace(/[*:：(（].*$/s, '') : '').trim();
  const legend = audit.tidy(field.closest('fieldset')?.querySelector('legend')?.textContent || '');
  if (OTHERS.test(label) || OTHERS.test(legend)) return [];
  const purpose = Object.keys(WORDS).find(each => WORDS[each].test(label));
  return purpose ? [{element: field, certain: false, evidence: `“${label}” asks for what browsers know as ${purpose}; there is no autocomplete.`}] : [];
}).slice(0, 6);
