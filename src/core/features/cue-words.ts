/** What a word in an instruction hints at. */
export type Cue =
  'reasoning' | 'easy' | 'constraint' | 'why' | 'lookup' | 'chat' | 'expert' | 'failure' | 'scope' | 'code';

/**
 * Stems by cue, written by hand for en, de, pt, es, fr and it, one language a line; a stem that ends in a dot is a whole
 * word. Accents are folded away, so `démontr` is `demontr`.
 */
export const cueStems: Readonly<Record<Cue, string>> = {
  reasoning: `
    prove. proves. proving. proof deriv design debug analys analyz optimi evaluat compar justif diagnos refactor architect tradeoff critiq
    refut implement solve. solving reason. deduc disprov argue assess investigat troubleshoot devise formal synthesi
    beweis zeige. zeigen. widerleg herleit begrund analysier entwirf entwerf bewert vergleich lose. losen
    provar. demonstr mostre. deduz analis projete. projet avali otimi resolva. resolver. compare. refute.
    demuestr muestre. analic disen evalue. evalua optimic resuelv refut
    demontr montre. montrer. prouv dedui concevoir concois evalu optimis resou refute.
    dimostr mostra. deduci progett valut ottimizz risolv confut`,
  easy: `
    summari translat extract rewrite. rephras proofread spell list. name. define. greet fix. correct. format. convert. capitali
    classif label. rename. sort. shorten. bullet remind set. play. thank
    zusammenfass fasse. ubersetz korrigier nenne. liste. umformulier extrahier
    resum traduz corrij liste. reescrev extraia. cite.
    traduc corrig enumer reescrib extra. nombra.
    tradui corrige. reformul enumere. extrai.
    riassum tradu correggi. elenc riscriv estrai.`,
  constraint: `
    exactly. without. must. only. least. most. except. constraint unless. ensure. guarante strictly. avoid.
    genau. ohne. muss. nur. mindestens. hochstens. ausser.
    exatamente. sem. deve. apenas. somente. minimo. maximo. exceto.
    exactamente. sin. debe. solo. salvo.
    exactement. sans. doit. seulement. sauf. uniquement.
    esattamente. senza. deve. soltanto. tranne.`,
  why: `
    why. how. warum. weshalb. wieso. wie. porque. como. porqué. pourquoi. comment. perche. come.`,
  lookup: `
    who. when. where. which. what. wer. wann. wo. welche was. quem. quando. onde. qual. quien. cuando. donde. cual. qui. quand. ou. quel
    quelle chi. dove. quale.`,
  chat: `
    hi. hello. hey. thanks. thank. please. joke. hallo. danke. bitte. witz. ola. oi. obrigad piada. hola. gracias. chiste. bonjour. salut.
    merci. blague. ciao. grazie. barzelletta. okay. ok.`,
  expert: `
    theorem lemma integral deriva complexit asympto eigen concurren deadlock distribut consensus architect quantum jurisdict liabilit
    differential recurren polynom probabil stochast gradient topolog bijecti irrational inductio invarian protocol cryptograph
    encrypt kernel thread. threads. mutex transaction microserv kubernetes scalab throughput latency bayes regression
    pathophysio pharmaco statut precedent macroeconom epistem isomorph manifold tensor compiler
    teorema theoreme satz. komplexitat wahrscheinlich gleichung probabilit equac equation ecuac equazion complessit verteilt`,
  failure: `
    error errors. exception traceback crash fails. failing. failure broken bug. bugs. segfault leak timeout flaky regress root. cause. stack.
    fehler absturz absturz kaputt erro erros. falha fallo falla erreur panne errore guasto`,
  scope: `
    complete. entire. whole. production scratch. end-to-end comprehensive detailed full. thorough robust scalable system. plan. strateg
    roadmap migrat proposal essay report. chapter vollstandig detailliert ausfuhrlich completo completa detalhad detallad complet detaill
    dettagliat sistema systeme strategi estrateg`,
  code: `
    code. function. class. program script python javascript typescript java. rust. golang sql. api. regex algorithm query. compile
    funktion codigo funcao funcion fonction funzione codice programm`,
};

/** Cues in scripts without spaces or with written-on particles: searched as they stand. */
export const cueFragments: Readonly<Partial<Record<Cue, string>>> = {
  reasoning:
    '証明 導出 設計 解析 分析 最適化 比較 評価 デバッグ 实现 証明 证明 推导 设计 优化 比较 评估 调试 أثبت برهن اشتق صمم حلل قارن सिद्ध साबित विश्लेषण तुलना डिज़ाइन докажи выведи анализ сравни спроектируй оптимиз 증명 설계 분석 최적화',
  easy: '要約 翻訳 抽出 修正 一覧 总结 翻译 提取 列出 修改 لخص ترجم استخرج صحح सारांश अनुवाद सुधार переведи перескажи исправь перечисли 요약 번역',
  constraint: '必ず だけ 以内 必须 只能 不要 至少 最多 يجب فقط بدون केवल बिना ровно только без 반드시',
  why: 'なぜ どうして 为什么 如何 怎么 لماذا كيف क्यों कैसे почему как 왜 어떻게',
  lookup: '誰 いつ どこ 何 谁 什么时候 哪里 什么 من متى أين ما कौन कब कहाँ क्या кто когда где что 누구 언제 어디',
  chat: 'こんにちは ありがとう 你好 谢谢 مرحبا شكرا नमस्ते धन्यवाद привет спасибо 안녕 감사',
  expert:
    '定理 積分 积分 計算量 复杂度 確率 概率 分散 分布式 微分 نظرية تكامل احتمال प्रमेय समाकलन प्रायिकता теорем интеграл вероятност сложност 정리 적분',
  failure: 'エラー バグ 错误 报错 崩溃 خطأ त्रुटि ошибк 오류',
  scope: '完全 詳細 详细 完整 システム 系统 كامل مفصل विस्तृत подробн 자세히',
  code: 'コード 関数 代码 函数 程序 كود دالة कोड код функци 코드 함수',
};
