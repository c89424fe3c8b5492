# 规则语言里的每个键：编辑器里鼠标停上去看到的说明

schema-title = zhijian 质检规则
schema-example = 例: { $example }
schema-any-metadata = 会话的其他信息，键名自定，metadata 条件可以用。

key-head-id = 方案编号，写进每一份结果。只用字母、数字和连字符。
key-head-title = 方案名称，报表上显示。
key-head-version = 方案版本。改了规则就改它，结果里会带上。
key-head-language = 对话的语言，目前只有 zh。
key-head-lexicon = 分词词典文件，每行一个词: 词、词性，用制表符分开。
key-head-params = 参数: 给数值起名，集中在一处改；用的地方写 $名字。
key-head-sections = 评分表的章节，按顺序列出各自的条目。质检项按这个顺序排。
key-head-dimensions = 维度: 把若干条目的得分汇总到一条原则上，不另外计分。
key-head-scoring = 计分办法。
key-head-lints = 各项检查提醒的级别，按代码写。

key-file-signals = 信号: 给“对话里可能出现的一件事”起名，写明怎么认出它。
key-file-rules = 质检项: 什么时候要查、该有什么、不该有什么、怎么计分。

key-param-title = 参数名称。
key-param-unit = 单位，只作说明。
key-param-value = 参数的值；也可以按渠道写成映射，没写到的渠道不适用。
key-param-source = 这个数的出处。
key-param-allow = 有意这样写的检查提醒: 代码和理由，理由必填。

key-group-id = 编号。
key-group-title = 名称。
key-group-items = 包含的条目编号（质检项的 item）。
key-group-allow = 有意这样写的检查提醒: 代码和理由，理由必填。

key-scoring-method = 计分方法: weighted 得分 = 得到的权重 ÷ 可判的权重 × 满分（默认）；deduct 从满分往下扣。
key-scoring-full = 满分，默认 100。
key-scoring-pass = 合格线，默认 80。
key-scoring-floor = 扣分法的最低分，默认 0。
key-scoring-bands = 分数段的名称。
key-scoring-veto = 致命项不合格时: zero 归零（默认），cap 59 封顶，section 扣完所在章节。
key-scoring-caps = 同一级别的不合格达到几项，总分就封顶。
key-scoring-bonus = 加分的上限和条件。不写就没有加分。
key-scoring-sample = 能判的权重低于这个比例，分数旁标“样本不足”。
key-scoring-total = 各条目权重之和应当等于它，检查时核对。

key-band-at-least = 这一段的最低分。
key-band-title = 这一段的名称。
key-cap-severity = 数哪个级别（及更重的）的不合格，默认 serious。
key-cap-at-least = 达到几项就封顶，默认 1。
key-cap-cap = 封顶的分数。
key-bonus-max = 加分合计最多几分。
key-bonus-at-least = 总分到这个数才加分。

key-signal-title = 名称，报表和证据里显示。
key-signal-speaker = 谁说的: agent 客服，customer 客户，system 系统播报，any 谁都行（系统除外）。
key-signal-allow = 有意这样写的检查提醒: 代码和理由，理由必填。

key-matcher-phrases = 词或短语，任一出现就算。照平常写，标点空格大小写不论；* 代表同一句里 0 到 8 个字。
key-matcher-phrases-from = 从表格文件读短语，取第一列，一行一条。文件与规则放在一起。
key-matcher-words = 按分词后的整词匹配，不会命中更长的词的一部分；写“词/词性”可限定词性。
key-matcher-regex = 正则表达式。文字里没有标点；“.” 不跨句，句首写 (?:^|\n)，句尾写 (?:\n|$)。
key-matcher-entities = 识别出的数量和号码: 金额、时长、日期、时间、百分比、流量、手机号、证件号、银行卡号、地址。
key-matcher-restates = 复述: 这一句用到了对方刚说过的实词。
key-matcher-similar-to = 与这些例句相像的句子；例句直接列出，或写成 examples 加 threshold。
key-matcher-form = 句式: question 疑问句，statement 陈述句。与别的匹配并用时是对那一句的限定。
key-matcher-gap = 两次说话之间的静默，值是秒数。
key-matcher-overlap = 抢话（同时说话），值是秒数。要有录音的起止时间。
key-matcher-pace = 语速，每个片段一个，值是每分钟字数。
key-matcher-all = 几样都要在同一处出现；同一处有多大由 across 定。
key-matcher-any = 几样中任一样。

key-filter-across = all 要求的“同一处”: sentence 同一句（默认）、turn 同一个话轮、3 turns 连续三个话轮。写在 regex 旁边的 turn 让 “.” 可以跨句。
key-filter-unless = 同一句里出现这些短语，就不算命中。
key-filter-not-inside = 落在这些更长的词里面，就不算命中。
key-filter-negated = 被否定的说法（不、没、别……）: skip 不算（短语、词、正则的默认），allow 照算，only 只要被否定的。
key-filter-quoted = 转述别人的话（上次那个客服说……）: skip 不算（默认），allow 照算。
key-filter-not-said-by = 这个值（如号码、金额）不能是这一方先说出来的。
key-filter-sounds-like = 同音的错字也算，证据里会注明“音近”。
key-filter-value = 对值的限制: 金额、时长、秒数等。

key-located-signal = 从哪个信号里挑。
key-located-pick = 每处范围里取哪一次: first 第一次，last 最后一次，all 每一次（默认）。
key-located-when = 对每一次逐个检验的条件；这一次叫 trigger，前一次叫 previous。

key-window-first = 开头一段: 2 turns（该角色的前两个话轮）、10s、25%；列几个就取最长的。加 of any 就数所有人的话轮。
key-window-last = 结尾一段，写法同 first。
key-window-before = 在它之前: 信号名、trigger、previous、start、end；列几个就取列在前面且出现了的。
key-window-after = 在它之后，写法同 before。
key-window-near = 在它前后两边，写法同 before。
key-window-within = 离它多远以内: 2 turns 或 30s；0 turns 是同一个话轮。
key-window-which = 它出现多次时取哪一次: first 第一次（默认），last 最后一次。

key-similar-to-examples = 例句。
key-similar-to-threshold = 最低相似度，0 到 1，默认 0.6。
key-restates-speaker = 复述谁的话，默认 customer。
key-restates-back = 往前看对方几个话轮，默认 4 turns。
key-restates-overlap = 这一句的实词里至少多大比例是对方说过的，默认 0.3。
key-restates-at-least = 至少几个实词是对方说过的，默认 2 words。
key-gap-from = 静默之前是谁在说。
key-gap-to = 静默之后是谁开口。
key-overlap-by = 谁插进来。
key-overlap-of = 谁正在说。
key-pace-min-chars = 短于这么多字的话不算语速，默认 1。
key-value-at-least = 至少多少。
key-value-at-most = 至多多少。
key-value-below = 要低于多少。

key-clause-signal = 在范围里找这个信号。
key-clause-measure = 指标: 从时间算出的一个数。写上 at_least、at_most 或 below。
key-clause-metadata = 会话信息里的一个字段（channel、direction、ended_by……），与 is 合用。
key-clause-all = 几个条件都成立。
key-clause-any = 几个条件中有一个成立。
key-clause-not = 这个条件不成立。
key-clause-of = 几个条件中至少有 at_least 个成立。
key-clause-at-least = 信号: 至少出现几次（默认 1）；指标: 至少多少；与 of 合用: 至少几个成立。
key-clause-at-most = 信号: 至多出现几次；指标: 至多多少。
key-clause-below = 指标要低于多少。
key-clause-target = 指标的目标值: 没到目标但没超限，仍算合格，注明原因。
key-clause-value = 只数值在这个限度内的命中。
key-clause-is = 字段应当是这个值，或其中之一。
key-clause-stat = 取哪个统计值: max 最大、mean 平均、p90 第九十百分位；静默用 longest 最长、total 合计。
key-clause-speaker = 算谁的指标，默认 agent。
key-clause-title = 名称，判定原因里显示。
key-clause-channels = 只在这些渠道要求这一条。
key-clause-if-known = true: 缺数据时这一条不适用，而不是“无法判定”。
key-clause-severity = 写在 forbid 的条件里: 犯了这一条算哪个级别。

key-rule-id = 质检项编号，全方案唯一。只用字母、数字和连字符。
key-rule-item = 对应的条目编号；不写就是 id。几条规则同一个 item，取最差的判定。
key-rule-title = 名称，评分表和报表上显示。
key-rule-severity = 级别: minor 一般（默认）、serious 严重、fatal 致命（不合格就一票否决）。
key-rule-weight = 权重，默认 1。
key-rule-bonus = 做到了加几分；加分项不占权重，没做到不扣分。
key-rule-manual = true: 对话里看不出来，留给人工判。
key-rule-channels = 只在这些渠道查；不写就都查。
key-rule-when = 前提条件，不成立就不适用。只写一个条件，几个用 all 或 any 合起来。
key-rule-for-each = 触发信号: 它每出现一次就判一次；一次都没有就不适用。
key-rule-combine = 判了几次怎样合成一个结果: every 每次都要合格（默认）、any 有一次就行、share 按比例给分。
key-rule-in = 所有条件共同的范围。
key-rule-expect = 该有的: 全都要成立。
key-rule-forbid = 不该有的: 一个都不能成立。
key-rule-credit = full 全做到才得分（默认）；partial 做到几条得几成。
key-rule-yields-to = 那条规则已经扣过的同一处，这里不重复扣。
key-rule-review = 什么时候提请人工复核: never 从不（默认）、on_fail 不合格时、always 只要判了。
key-rule-cases = 用例: 一段对话和它应得的判定，rules test 会运行。
key-rule-allow = 有意这样写的检查提醒: 代码和理由，理由必填。
key-rule-description = 说明，给看规则的人。

key-case-name = 用例名称。
key-case-verdict = 应得的判定: pass 合格、partial 部分合格、fail 不合格、not_applicable 不适用、not_evaluable 无法判定、manual 待人工。
key-case-dialogue = 对话，每行“客服：……”或“[00:03] 客服：……”。查时间的规则要写时间。
key-case-channel = 渠道: phone 热线（默认）、chat 在线、hall 营业厅、manager 客户经理。
key-case-direction = 方向: inbound 呼入（默认）、outbound 外呼。
key-case-ended-by = 谁先挂断。
key-case-scenario = 业务类型。
key-case-ring-ms = 振铃时长，毫秒。
key-case-started-at = 开始时间。
key-case-agent-id = 坐席工号。
key-case-agent-name = 坐席姓名。
key-case-team = 班组。
