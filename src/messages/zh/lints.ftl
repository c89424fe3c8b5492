# Lints: what a valid rule set probably does not mean.

unused-signal-what = 信号“{ $name }”没有被任何质检项用到
unused-signal-why = 它不影响任何判定；也可能是哪里该用却漏了。
unused-signal-cure = 在质检项里用它，或删掉它。

phrase-contained-what = 短语“{ $phrase }”已被“{ $other }”覆盖
phrase-contained-why = 有它没它都一样命中，改的人会以为两条都在起作用。
phrase-contained-cure = 删掉长的；如果只想匹配长的，就删掉短的。

phrase-expected-and-forbidden-what = 质检项“{ $rule }”既要求又禁止“{ $phrase }”(信号 { $expected } 与 { $forbidden })
phrase-expected-and-forbidden-why = 说了这句既算做到又算违规，总会判错一边。
phrase-expected-and-forbidden-cure = 从其中一个信号里去掉它。

word-not-cut-what = 分词看不到“{ $word }”，它会切成: { $cut }
word-not-cut-why = words 只匹配分词切出来的整词，这个词几乎不会命中。
word-not-cut-cure = 把它加进 lexicon，或改用 phrases，或改词性。

regex-matches-everything-what = 正则“{ $pattern }”什么都匹配
regex-matches-everything-why = 每一轮话都会命中，判定没有意义。
regex-matches-everything-cure = 去掉可有可无的部分，写上必须出现的字。

regex-matches-nothing-what = 正则“{ $pattern }”永远不会匹配
regex-matches-nothing-why = 匹配前会去掉标点、空格，并统一全角半角和大小写，它要的字符在那时已经没有了。
regex-matches-nothing-cure = 去掉模式里的标点和空格，数字、字母用半角。

rule-never-applies-what = 质检项“{ $id }”永远不适用
rule-never-applies-why = 它的渠道、when 和各条件合起来，没有一种会话能满足。
rule-never-applies-cure = 核对 channels、when 和按渠道取值的参数。

rule-without-cases-what = 质检项“{ $id }”没有用例
rule-without-cases-why = 没有用例，谁也不知道它判得对不对。
rule-without-cases-cure = 至少写一个合格、一个不合格的用例。

rule-never-fails-what = 质检项“{ $id }”的用例里没有一个不合格的
rule-never-fails-why = 一个从不判不合格的质检项也能通过这些用例。
rule-never-fails-cure = 补一个不合格的用例。

anchor-not-guaranteed-what = 质检项“{ $rule }”以“{ $anchor }”为参照，而它不一定出现
anchor-not-guaranteed-why = 它不出现时，这个条件不适用，悄悄不判。
anchor-not-guaranteed-cure = 在 when 里要求它出现，或在列表末尾加上 start 或 end。

identical-rules-what = 质检项“{ $id }”与“{ $other }”的条件完全相同
identical-rules-why = 同一件事会扣两次分。
identical-rules-cure = 合并成一个，或改正其中一个的条件。

item-without-rule-what = { $list ->
    [dimensions] 维度
   *[sections] 评分表
}里的“{ $item }”没有质检项{ $suggestion ->
    [none] {""}
   *[other] ，是不是“{ $suggestion }”
}
item-without-rule-why = 这一条永远不会被判，评分表却列着它。
item-without-rule-cure = 写一个 item 为它的质检项(只能人工判的写 manual: true)，或从 { $list } 里删掉。

unused-param-what = 参数“{ $name }”没有用到
unused-param-why = 改它什么也不会变，改的人却以为变了。
unused-param-cure = 在规则里写 ${ $name } 用上它，或删掉它。

unused-suppression-what = 这里压制的“{ $lint }”并没有出现
unused-suppression-why = 留着它，以后真的出现时也看不到。
unused-suppression-cure = 删掉这一条。
