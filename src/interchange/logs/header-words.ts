import { logFields } from './log-fields';
import type { LogField } from './log-fields';

/** Header names by what they mean, in several languages, the most telling first; written as `normalise` leaves them. */
const words: Readonly<Record<LogField, string>> = {
  prompt:
    'prompt user_prompt prompt_text user_message user_input pergunta mensagem consulta solicitacao requisicao entrada ' +
    'question query message messages frage nachricht anfrage eingabe pregunta mensaje solicitud peticion requete invite ' +
    'demande domanda messaggio richiesta vraag bericht pytanie zapytanie soru istem input request request_body text texto ' +
    'texte testo tekst content conteudo contenido utterance instruction instrucao instruccion 提示 提示词 问题 質問 プロンプト ' +
    '질문 вопрос запрос سؤال प्रश्न',
  system:
    'system system_prompt system_message sistema prompt_sistema systemprompt systeme preprompt instrucoes_sistema',
  tierNeeded:
    'needs_cloud need_cloud needed_cloud cloud_needed requires_cloud cloud_required precisa_de_nuvem precisa_nuvem ' +
    'requer_nuvem necesita_nube requiere_nube braucht_cloud benoetigt_cloud besoin_du_cloud richiede_cloud ' +
    'tier_needed needed_tier required_tier needed tier_required necessary_tier tier_necessario nivel_necessario ' +
    'camada_necessaria modelo_necessario benoetigt benoetigte_stufe benotigte_stufe noetiges_modell nivel_requerido ' +
    'modelo_requerido niveau_requis niveau_necessaire tier stufe camada nivel route rota ruta',
  label:
    'label rotulo etiqueta marcacao bewertung etikett etiquette etichetta gold ground_truth verdict winner outcome',
  app: 'app application app_name service aplicacao aplicativo aplicacion anwendung dienst servico applicazione project projeto produto',
  user: 'user user_id userid username end_user customer customer_id usuario utilizador cliente benutzer nutzer kunde utilisateur client utente id_usuario usuario_id',
  userTier: 'user_tier plan subscription user_plan plano tarif abo assinatura customer_tier segment segmento',
  session:
    'session session_id sessionid conversation conversation_id thread thread_id chat_id sessao sessao_id ' +
    'conversa sitzung gesprach sesion conversacion sessione id_sessao',
  region: 'region country country_code location regiao pais land standort pays paese residency data_region',
  priority: 'priority prioridade prioritat prioritaet prioridad priorite priorita urgency',
  model: 'model model_name model_id modelo modell modele modello engine deployment recorded_model llm',
  cost: 'cost cost_total total_cost price spend custo custo_total preco coste costo precio gasto kosten preis cout prix prezzo koszt amount valor',
  latency:
    'latency duration response_time elapsed latencia duracao tempo tempo_resposta tempo_de_resposta duracion tiempo ' +
    'tiempo_respuesta latenz dauer antwortzeit latence duree temps_reponse latenza durata delay took time',
  startedAt: 'start_time started_at starttime inicio beginn debut start',
  endedAt: 'end_time ended_at endtime completed_at fim ende fin end',
  quality:
    'quality score rating feedback_rating feedback satisfaction qualidade nota avaliacao pontuacao qualitat qualitaet ' +
    'wertung calidad puntuacion calificacion valoracion qualite note qualita voto stars thumbs',
};

const meanings = new Map<string, HeaderMeaning>();
for (const field of logFields) {
  for (const [rank, word] of words[field].split(' ').entries()) {
    if (!meanings.has(word)) meanings.set(word, { field, rank });
  }
}

/** What a header's name means, and how telling it is: 0 is the most. */
export interface HeaderMeaning {
  readonly field: LogField;
  readonly rank: number;
}

const units =
  /^(usd|us|dollars?|dolares|eur|euros?|brl|reais|gbp|r|ms|s|sec|secs|seconds|segundos|sekunden|secondes|secondi|millis|milliseconds|in|em|en)$/;

/** The field that a header's name, or the last part of a dotted path, stands for; undefined for names that say nothing. */
export function fieldOfHeader(name: string): HeaderMeaning | undefined {
  const parts = normalise(name);
  const bare = parts.filter((part) => !units.test(part));
  return meanings.get(parts.join('_')) ?? meanings.get(bare.join('_')) ?? lastPart(name);
}

function lastPart(name: string): HeaderMeaning | undefined {
  const dot = name.lastIndexOf('.');
  return dot === -1 || dot === name.length - 1 ? undefined : fieldOfHeader(name.slice(dot + 1));
}

/** The unit of time that a header names, if it does. */
export function timeUnitOf(name: string): 'ms' | 's' | undefined {
  const parts = normalise(name);
  if (parts.some((part) => /^(ms|millis|milliseconds|milissegundos|milisegundos|millisekunden)$/.test(part)))
    return 'ms';
  if (parts.some((part) => /^(s|sec|secs|seconds|segundos|sekunden|secondes|secondi)$/.test(part))) return 's';
  return undefined;
}

/** The words of a name in lower case and without accents: `Latência (ms)` and `latenciaMs` are both latencia, ms. */
function normalise(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}
