# Names and sentences of verdicts: what a rule says and why.

verdict-pass = 合格
verdict-partial = 部分合格
verdict-fail = 不合格
verdict-not-applicable = 不适用
verdict-not-evaluable = 无法判定
verdict-manual = 待人工

severity-minor = 一般
severity-serious = 严重
severity-fatal = 致命

speaker-agent = 客服
speaker-customer = 客户
speaker-system = 系统
speaker-unknown = 未知

channel-phone = 电话
channel-chat = 在线
channel-hall = 营业厅
channel-manager = 客户经理

how-phrase = 短语
how-sounds-like = 同音近音
how-words = 词语
how-regex = 模式
how-entity = 实体
how-restates = 复述
how-similar = 近似例句
how-form = 句式
how-gap = 静默
how-overlap = 同时说话
how-pace = 语速
how-combined = 组合条件

step-start = 起始分
step-rule = 扣分
step-bonus = 加分
step-floor = 最低分
step-cap = 封顶
step-veto = 一票否决
step-end = 最终得分

fact-unstated = 未注明

unit-seconds = {" 秒"}
unit-chars-per-minute = {" 字/分"}

reason-expectations-met = 该有的都有：{ $clauses }。
reason-nothing-forbidden = 没有发现不该出现的内容。
reason-expected-missing = 该有的没有找到：{ $clause }。
reason-forbidden-found = 出现了不该出现的内容：{ $clause }。
reason-limit-exceeded = { $clause }为 { $value }{ $unit }，超出了限值 { $limit }{ $unit }。
reason-target-missed = { $clause }为 { $value }{ $unit }，在限值以内，但没有达到目标 { $target }{ $unit }。
reason-partly-met = 只做到了一部分：{ $of } 项中做到 { $met } 项。
reason-channel-not-covered = 这一项不适用于本渠道（{ $channel }）。
reason-condition-not-met = 这一项的前提在本次会话中不成立。
reason-no-trigger = 本次会话没有出现需要判定的时机：{ $signal }。
reason-counted-elsewhere = 发现的问题都已计入质检项 { $rule }，不重复扣分。
reason-nothing-applies = 这一项的各个条件在本次会话中都不适用。
reason-manual-item = 这一项从文本中看不出来，需要人工判定。
reason-times-unknown = 文本没有时间信息，无法判定：{ $clause }。
reason-roles-unknown = 分不清是谁说的话，无法判定：{ $clause }。
reason-agent-missing = 文本中没有坐席的话，无法判定：{ $clause }。
reason-times-doubtful = 文本里的时间不可信，无法判定：{ $clause }。
reason-customer-missing = 文本中没有客户的话，无法判定：{ $clause }。
reason-duplicate-text = 两边有大量相同的话，分不清是谁说的，无法判定：{ $clause }。
reason-unanswered = 没有客户接听，无法判定：{ $clause }。
reason-metadata-unknown = 缺少元数据 { $field }，无法判定。

nearmiss-outside-window = 不在该看的范围内
nearmiss-negated = 肯定、否定与要求的相反
nearmiss-quoted = 是在转述别人的话
nearmiss-unless = 同一句里有排除它的说法
nearmiss-inside-word = 只是一个更长的词的一部分
nearmiss-form = 句式不对（问句或陈述句）
nearmiss-said-by-customer = 客户自己先说过
nearmiss-value = 数值不在要求的范围内

searched-window = 在第 { $from }–{ $to } 段找“{ $signal }”，没有找到
searched-nothing = 要找“{ $signal }”，但范围是空的，没有可找的地方

measure-ring-time = 振铃时长（秒）
measure-first-response = 首次应答（秒）
measure-response-time = 应答用时（秒）
measure-response-time-max = 最长应答用时（秒）
measure-response-time-mean = 平均应答用时（秒）
measure-response-time-p90 = 九成应答用时（秒）
measure-silence = 静默（秒）
measure-silence-longest = 最长静默（秒）
measure-silence-total = 静默合计（秒）
measure-speech-rate = 坐席语速（字/分）
measure-talk-share = 坐席说话占比
measure-duration = 时长（秒）
measure-turns = 话轮数
measure-monologue = 坐席最长连续说话（秒）
measure-repetitions = 坐席重复的句数
