import { RandomStreams } from '../core/sim/rng';
import type { RandomStream } from '../core/sim/rng';

/** What a made-up log is like. */
export interface GeneratedLog {
  readonly seed: number;
  readonly rows: number;
  /** About how many bytes all rows take together. */
  readonly bytes: number;
  /** Semicolons and decimal commas, a chat request a line, or a list within an object. */
  readonly format: 'csv' | 'jsonl' | 'json';
}

const asks = [
  'Summarise the minutes below for {who}, in {n} bullet points.',
  'Which clause of this contract covers late delivery by {who}?',
  'Rewrite the note to {who} so that it is polite and half as long.',
  'Find the error in this query; table "{who}" has {n} million rows.',
  'Prove that the schedule for {who} cannot be met with {n} machines.',
  'Resuma a reclamação de {who} em {n} linhas; o tom deve ser cordial.',
  'Qual é a diferença entre o orçamento de {who} e o do mês passado?',
  'Fasse die Beschwerde von {who} in {n} Sätzen zusammen.',
  'Welche Frist gilt für {who}, und wo steht sie?',
  'Explica por qué el pedido de {who} llegó con {n} días de retraso.',
  'Rédige une réponse à {who} ; cite les {n} points en litige.',
  '{who}への返信を{n}行で書いてください。',
];
const people = ['Ana', 'João', 'Müller & Söhne', 'the board', 'Zoë', 'el taller', '田中様', 'accounts'];
const fillers = [
  'The meeting began late and the budget was read out twice.',
  'Segundo o relatório, "nada mudou" desde a última auditoria.',
  'Die Lieferung kam unvollständig an; drei Kisten fehlten.',
  'Nobody could say who had signed the second page.',
  'El informe añade que la avería volvió a ocurrir el martes.',
  'Tests 14 and 15 fail on the old driver, with no message.',
];
const models = ['small-8b', 'medium-70b', 'large'];
const apps = ['support', 'legal', 'sales', 'engineering'];
const header = 'pergunta;sistema;usuário;aplicação;modelo;custo;latência (ms);nível necessário\r\n';

/** A log of our own making, in pieces of text: equal wishes give equal logs. One row in 500 is broken. */
export function* generateLog(wish: GeneratedLog): Generator<string, void> {
  const stream = new RandomStreams(wish.seed).stream(`log/${wish.format}`);
  const rowBytes = wish.bytes / wish.rows;
  if (wish.format === 'csv') yield header;
  if (wish.format === 'json') yield '{"exported":"2026-11-21","data":[\n';
  for (let row = 0; row < wish.rows; row += 1) {
    const text = promptText(stream, rowBytes * (0.55 + stream.uniform()));
    const line = wish.format === 'csv' ? csvRow(stream, text) : jsonRow(stream, text);
    const comma = wish.format === 'json' && row > 0 ? ',' : '';
    yield `${comma}${row % 500 === 499 ? line.replace('"', '') : line}\n`;
  }
  if (wish.format === 'json') yield ']}\n';
}

function promptText(stream: RandomStream, bytes: number): string {
  let text = pick(stream, asks)
    .replace('{who}', pick(stream, people))
    .replace('{n}', String(2 + Math.floor(stream.uniform() * 12)));
  while (text.length < bytes - 90) text += `${stream.uniform() < 0.2 ? '\n' : ' '}${pick(stream, fillers)}`;
  return text;
}

function csvRow(stream: RandomStream, text: string): string {
  const cells = [
    `"${text.replaceAll('"', '""')}"`,
    '"Responda com brevidade; cite a fonte."',
    `usuário ${Math.floor(stream.uniform() * 900)}`,
    pick(stream, apps),
    pick(stream, models),
    (stream.uniform() * 0.02).toFixed(5).replace('.', ','),
    `${Math.floor(stream.uniform() * 9) + 1}.${String(Math.floor(stream.uniform() * 1000)).padStart(3, '0')}`,
    pick(stream, ['local', 'nuvem', 'ambos falharam', '']),
  ];
  return `${cells.join(';')}\r`;
}

function jsonRow(stream: RandomStream, text: string): string {
  return JSON.stringify({
    id: Math.floor(stream.uniform() * 1e9).toString(36),
    model: pick(stream, models),
    messages: [
      { role: 'system', content: 'Answer briefly; name the source.' },
      { role: 'user', content: text },
    ],
    response_cost: Number((stream.uniform() * 0.02).toFixed(6)),
    response_time: Number((stream.uniform() * 9).toFixed(3)),
    end_user: `user-${Math.floor(stream.uniform() * 900)}`,
    metadata: { user_api_key_alias: pick(stream, apps) },
  });
}

function pick(stream: RandomStream, list: readonly string[]): string {
  return list[Math.floor(stream.uniform() * list.length)] ?? '';
}
