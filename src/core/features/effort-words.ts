/** Words that say how a request is to be worked on or how hard it is, not what it is about; a stem that ends in a dot is a whole word. */
export const claimStems = `
  think. thinking. thought. reason. reasoning. hard. harder. hardest. deep depth. careful care. step. steps. stepwise multi-step rigor rigour thorough
  exhaust complete comprehens detail full. fully. complex complicated difficult challeng tough tricky advanced extreme expert experts. world-class
  state-of-the-art phd doctor graduate. research. professor genius frontier top-tier level. problem. problems. task. tasks. question. questions.
  request. query. prompt. puzzle constraint requirement edge. case. cases. corner. trade-off tradeoff assumption assume. depend nuance
  aspect angle precis accura quality best. strongest. powerful smart. smartest. intelligen largest. biggest. brightest. model. models. ai. assistant.
  effort. time. long. take. use. spend. apply. maximum. max. maximal. utmost. most. attention. note. warning. important. critical. crucial. urgent.
  serious caution. answer. answering. respond. reply. consider. considering. possible. everything. nothing. skip. double-check breath. dive. many.
  every. each. several. various. all. any. very. really. highly. truly. only. needs. requires. require. required. involves. involving. demands.
  demanding. high-stakes mission-critical hours. minutes. budget. compute. tokens. brainpower. mode. chain. chain-of-thought`;

/** Words for work that anybody could be asked to do on anything: without an object they ask for nothing. */
export const workStems = `
  prove. proof. proofs. derive. derivation. lemma. lemmas. theorem. theorems. corollar formal. formally. formalis formaliz verif justif analys
  analyz optimi evaluat assess investigat critiq synthesi examin solve. solving. following. below. follows. design. work. out. give. provide. produce. include. state.`;

/** Words that hold any sentence together. */
export const functionWords = `
  a an the this that these those is are was were be been being am it its it's you your you're i i'm we our us my me they their of in on at to for from
  with without by as and or but nor not no so than then like if when while before after will would must should shall can could may might do does
  did have has had need please just also too both about into over between through up down off there here what which who how one two three four
  five six seven eight nine ten eleven twelve dozen hundred`;

/** First words of a request that stands on its own. */
export const requestWords = `
  what whats what's what’s who whos who's whose when where where's why how is are can could do does did should would will was were may write
  explain summarise summarize sum list give tell make convert translate find fix correct extract name turn rewrite rephrase shorten put compare
  describe define suggest recommend draft compose create generate calculate compute classify sort count add remove replace cancel help check
  review set say spell ask pick choose show return identify match complete continue plan prepare round format proofread remind sing draw play
  read get build implement design debug optimise optimize prove solve estimate outline change update order book call send let which work
  git sql regex`;
