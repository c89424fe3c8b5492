# Problems of rule files: what is wrong, why it matters, what to do.

yaml-syntax-what = 不是有效的 YAML: { $message }
yaml-syntax-cure = 检查缩进(用半角空格)、半角冒号后是否有空格、引号是否成对；以 * & % @ 开头的文字请加引号。

duplicate-key-what = 键“{ $key }”写了两次
duplicate-key-why = 后写的不会生效，容易误以为两处都算。
duplicate-key-cure = 删掉或合并其中一处。

several-documents-what = 一个文件里有多份 YAML 文档(用 --- 隔开)
several-documents-cure = 拆成多个文件，或删掉 ---。

yaml-too-large-what = 展开后内容过多
yaml-too-large-why = 别名(&、*)层层引用会成倍增长。
yaml-too-large-cure = 减少别名引用，或把规则拆到多个文件。

yaml-too-deep-what = 嵌套层数过多
yaml-too-deep-cure = 减少嵌套。

fullwidth-colon-what = 这里用了全角冒号“：”
fullwidth-colon-why = YAML 只认半角冒号加空格，整行会被当成一段文字。
fullwidth-colon-cure = 把“：”改成“: ”(半角冒号加空格)。

fullwidth-indent-what = 用全角空格(U+3000)缩进
fullwidth-indent-why = YAML 的缩进只能用半角空格。
fullwidth-indent-cure = 换成半角空格。

unknown-key-what = { $within } 里没有键“{ $key }”{ $suggestion ->
    [none] {""}
   *[other] ，是不是想写“{ $suggestion }”？
}
unknown-key-why = 写错的键不起作用，判定会和想的不一样。
unknown-key-cure = 改正键名，或删掉它。

wrong-type-what = “{ $key }”应当是{ $expected ->
    [map] “键: 值”的映射
    [list] 列表
    [number] 数字
    [count] 非负整数
    [truth] true 或 false
   *[other] 文字
}
wrong-type-cure = 参照文档改写这个值。

missing-key-what = { $within } 缺少“{ $key }”
missing-key-cure = 补上它。

bad-unit-what = 看不懂“{ $value }”，这里要写{ $expected ->
    [time] 时长，如 5s、2min
    [amount] 数值、时长(5s)或百分比(30%)
    [extent] 长度，如 2 turns、10s、25%
    [reach] 距离，如 2 turns、30s
    [turns] 话轮数，如 3 turns
   *[words] 词数，如 2 words
}
bad-unit-cure = 数字和单位都用半角。

unknown-name-what = “{ $key }”没有“{ $name }”这个取值{ $suggestion ->
    [none] {""}
   *[other] ，是不是想写“{ $suggestion }”？
}
unknown-name-cure = 可用的取值: { $known }

unknown-param-what = 没有名为“{ $name }”的参数{ $suggestion ->
    [none] {""}
   *[other] ，是不是想写“{ $suggestion }”？
}
unknown-param-cure = 在 ruleset.yaml 的 params 里定义它，或改正名字。

reach-without-anchor-what = “{ $key }”没有可依附的 before、after 或 near
reach-without-anchor-cure = 加上 before、after 或 near，或删掉“{ $key }”。

clause-kind-what = 一个条件只能写 signal、measure、metadata、all、any、not、of 中的一个(现在是: { $written })
clause-kind-cure = 拆成几个条件，用 all 或 any 合起来。

signal-without-matcher-what = 信号“{ $name }”没有写匹配方式
signal-without-matcher-why = 它永远不会命中。
signal-without-matcher-cure = 写上 phrases、regex、entities 等其中一种。

mixed-signal-what = “{ $key }”不能和这里的其他写法并用
mixed-signal-why = 匹配信号(phrases 等)和定位信号(signal 加范围)是两种写法。
mixed-signal-cure = 把其中一种拆成另一个信号，再用名字引用。

across-without-all-what = across 只用于 all 和 regex
across-without-all-cure = 删掉 across。

missing-list-what = 找不到文件“{ $name }”
missing-list-cure = 把它放在质检方案的目录里，并核对文件名。

short-example-what = similar_to 的例句太短或没有例句
short-example-why = 例句至少要有两个字才能比较。
short-example-cure = 写上完整的例句。

threshold-out-of-range-what = 相似度“{ $value }”不在 0 到 1 之间
threshold-out-of-range-cure = 写大于 0、不超过 1 的数，例如 0.6。

sounds-like-without-phrases-what = sounds_like 只用于 phrases
sounds-like-without-phrases-why = 这里没有 phrases，它不起作用。
sounds-like-without-phrases-cure = 删掉 sounds_like，或写上 phrases。

rule-without-clause-what = 质检项“{ $id }”没有 expect 也没有 forbid
rule-without-clause-why = 它什么也判不了。
rule-without-clause-cure = 写上 expect 或 forbid；只能人工判的写 manual: true。

dangling-signal-what = 没有名为“{ $name }”的信号{ $suggestion ->
    [none] {""}
   *[other] ，是不是想写“{ $suggestion }”？
}
dangling-signal-cure = 改正名字，或在 signals 里定义它。

dangling-rule-what = 没有编号为“{ $name }”的质检项{ $suggestion ->
    [none] {""}
   *[other] ，是不是想写“{ $suggestion }”？
}
dangling-rule-cure = 改正编号。

signal-cycle-what = 信号互相引用成环: { $path }
signal-cycle-why = 谁也没法先算。
signal-cycle-cure = 去掉其中一处引用。

rule-cycle-what = yields_to 成环: { $path }
rule-cycle-cure = 去掉其中一处。

duplicate-signal-what = 信号“{ $name }”在 { $other } 里已经定义
duplicate-signal-cure = 改名，或删掉一处。

duplicate-rule-what = 质检项“{ $id }”在 { $other } 里已经定义
duplicate-rule-cure = 改编号，或删掉一处。

trigger-without-for-each-what = 质检项“{ $id }”用了 trigger 或 previous，却没有 for_each
trigger-without-for-each-why = 没有触发点，这个范围无从谈起；when 里也不能用。
trigger-without-for-each-cure = 加上 for_each，或换一个参照。

trigger-in-signal-what = 信号“{ $name }”的范围用了 trigger 或 previous
trigger-in-signal-why = 信号里只有 when 才有触发点。
trigger-in-signal-cure = 把它移到 when 里，或换一个参照。

empty-phrase-what = 短语“{ $phrase }”去掉标点、空格后什么也不剩
empty-phrase-why = 它永远不会命中。
empty-phrase-cure = 写上文字，或删掉它。

bad-regex-what = 正则表达式有误: { $message }
bad-regex-cure = 改正它；特殊字符前加反斜杠。

weights-not-total-what = 各项权重之和是 { $sum }，方案写的合计是 { $total }
weights-not-total-why = 折算的分母会和评分表对不上。
weights-not-total-cure = 调整权重，或改 scoring.total。

bad-lexicon-line-what = 看不懂词表这一行: { $text }
bad-lexicon-line-cure = 每行写成: 词、制表符、词性，例如 套餐⇥n。

no-ruleset-file-what = 目录 { $directory } 里没有 ruleset.yaml
no-ruleset-file-why = 质检方案的编号、版本、参数和评分都写在那里。
no-ruleset-file-cure = 核对 --rules 的目录；新方案先写 ruleset.yaml(至少 id 和 version)。

rules-unreadable-what = 无法读取: { $message }
rules-unreadable-cure = 检查路径和读取权限。

rule-file-too-large-what = 文件有 { $bytes } 字节，超过上限 { $limit } 字节
rule-file-too-large-cure = 拆成多个文件；长的短语表放进 phrases_from 的 CSV。

rules-not-utf8-what = 文件不是 UTF-8 编码(偏移 { $offset } 字节处)
rules-not-utf8-cure = 用编辑器另存为 UTF-8。

tab-indent-what = 用制表符缩进
tab-indent-why = YAML 的缩进只能用半角空格。
tab-indent-cure = 换成半角空格；编辑器里可设“按 Tab 插入空格”。

fullwidth-punctuation-what = 这里用了全角的“{ $mark }”
fullwidth-punctuation-why = YAML 只认半角符号，全角的会被当成文字。
fullwidth-punctuation-cure = 改成半角的 { $plain }；本来就是文字的话，加上引号。

window-empty-what = 这个范围里永远什么也没有: { $why ->
    [length] first 或 last 的长度是 0
    [start] 开头(start)之前没有内容
    [end] 结尾(end)之后没有内容
    [order] 上一个触发点总在这个触发点之前
   *[other] 要求既在它之前又在它之后
}
window-empty-why = 条件永远找不到要找的东西，判定没有意义。
window-empty-cure = 改正范围；要两次出现之间的部分，用 which 或 previous 分开两端。

bounds-empty-what = 下限 { $low } 与上限 { $high } 之间没有可取的值
bounds-empty-why = 这个条件永远不会成立。
bounds-empty-cure = 改正其中一个。

veto-never-what = 一票否决永远不会发生: { $why ->
    [cap] veto 的封顶分不低于满分
    [no-fatal-rule] 没有 severity: fatal 的质检项
    [manual] 质检项“{ $id }”是人工判定，不会判不合格
   *[expect] 质检项“{ $id }”的 expect 条件上写 severity 不起作用
}
veto-never-why = 方案说有红线，评分里却没有。
veto-never-cure = { $why ->
    [cap] 把封顶分改低。
    [no-fatal-rule] 把红线质检项写成 severity: fatal，或删掉 veto。
    [manual] 写上能自动判定的条件，或改 severity。
   *[expect] 把 severity 写在质检项上，或写在 forbid 的条件上。
}

gap-only-phrase-what = 短语“{ $phrase }”除了 * 什么也没有
gap-only-phrase-why = * 只是跳过几个字，前后都要有字才能匹配。
gap-only-phrase-cure = 写上文字，或删掉它。

allow-without-reason-what = 压制“{ $lint }”没有写理由
allow-without-reason-why = 没有理由，以后谁也不敢动它。
allow-without-reason-cure = 写成 { $lint }: 理由。

rules-no-file-what = 不是普通文件
rules-no-file-cure = 规则文件要是普通文件；检查它是不是管道、设备或断掉的链接。

rule-set-too-large-what = 质检方案的文件合计超过 { $limit } 字节，从这个文件起没有读取
rule-set-too-large-cure = 核对目录是否指错；删去不用的短语表。
