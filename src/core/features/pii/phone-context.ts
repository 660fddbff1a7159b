const noun =
  '(?:tele)?phones?|tel|mobile|cell(?:phone)?|fax|sms|whatsapp|signal|telegram|pager|hotline|telefon\\p{L}{0,4}|handy\\p{L}{0,7}|' +
  'rufnummer|mobilnummer|celular|móvil|teléfono|téléphone|portable|cellulare|телефон\\p{L}{0,3}|моб';
const verb =
  'call(?:ing|ed|s)?|ring|text(?:ing|ed)?|dial|phone|reach|contact|answering|messages? to|registered|anrufen|ruf\\p{L}{0,4}|erreich\\p{L}{0,4}|' +
  'ligue|ligar|llam\\p{L}{1,5}|appel\\p{L}{1,4}|joindre|chiam\\p{L}{1,4}|звон\\p{L}{1,5}';
const filler =
  '(?:me|us|him|her|them|back|now|at|on|to|under|is|was|number|please|an|unter|au|al|no|em|a|il|el|le|по|на|номер\\p{L}?)';
const phone = new RegExp(
  `(?<!\\p{L})(?:${noun})(?!\\p{L})[^\\d\\n]{0,16}\\n?[^\\d\\n]{0,6}$|(?<!\\p{L})(?:${verb})(?: ${filler}){0,4}[ :]{0,2}$|` +
    '(?<!\\p{L})(?:office|desk|home|work)[ :]{1,3}$|(?:电话|電話|手机|手機|携帯|전화|फ़ोन|फोन|هاتف|جوال)[^\\d\\n]{0,12}$',
  'iu',
);
const phoneAfter = /^[ \t,-]{0,3}(?:office|fax|mobile|phone|cell|home|work)(?!\p{L})/iu;
const denied =
  /(?<!\p{L})(?:orders?|invoices?|tickets?|case|ref(?:erence)?|accounts?|acct|id|isbn|issn|serial|tracking|version|room|flight|part|sku|licen[cs]e|passport|policy|bestell\p{L}{0,8}|rechnung\p{L}{0,8}|pedido|commande|ordine)(?!\p{L})[^\d\n]{0,14}$/iu;

/** What the words around digits say: a telephone, something else with a number, or nothing. */
export function phoneContext(before: string, after: string): 'phone' | 'denied' | 'none' {
  if (denied.test(before)) return 'denied';
  return phone.test(before) || phoneAfter.test(after) ? 'phone' : 'none';
}
