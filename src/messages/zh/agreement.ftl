# How far audits agree with human graders.

agreement-title = 与人工判定的一致性
agreement-counts = 会话 { $transcripts } 通   明确的标注 { $n } 条   两可 { $arguable } 条   用不上 { $bad } 条
agreement-kappa = Cohen κ { $kappa }（95%：{ $interval }）   一致 { $agreed }
agreement-fail = 不通过：占比 { $base }   精确率 { $precision }   召回率 { $recall }   F1 { $f1 }
agreement-macro = 不通过的宏平均 F1 { $f1 }，取自不少于 { $least } 条不通过的 { $items } 项
agreement-care = 致命项误判不通过 { $fatal }   程序没有判定 { $unjudged }
agreement-arguable = 两可的标注一致 { $agreed }/{ $n }
agreement-unjudged = 标注为不可评估 { $n }，其中程序也没有判定 { $agreed }
agreement-items = 各质检项
agreement-legend = 查出、误报、漏报都指不通过；未判：程序没有判定
agreement-disagreements = 不一致 { $count } 条
agreement-said = 标注 { $label }，判定 { $given }（第 { $line } 行）
agreement-grader =
    { $turn ->
        [none] 标注人：{ $comment }
       *[other] 标注人：第 { $turn } 行 { $comment }
    }
agreement-evidence = 第 { $segment } 段「{ $matched }」：{ $text }

answer-pass = 通过
answer-fail = 不通过
answer-na = 不适用
answer-not-evaluable = 不可评估

column-labelled = 标注
column-given-pass = 判通过
column-given-fail = 判不通过
column-given-na = 判不适用
column-given-not-evaluable = 未判
column-n = 条数
column-base = 不通过率
column-hits = 查出
column-false-alarms = 误报
column-misses = 漏报
column-f1 = F1
column-kappa = κ
column-interval = 95%
column-unjudged = 未判
column-arguable = 两可一致

labels-file-unreadable-what = 读不了标注表：{ $error }
labels-file-unreadable-cure = 检查 --labels 后面的路径和文件权限。
labels-empty-what = 表里没有标注
labels-empty-cure = 第一行写「会话编号,质检项,判定,证据行,备注」，下面一行一通会话的一个质检项。
labels-columns-missing-what = 表里缺会话编号、质检项或判定这一列
labels-columns-missing-why = 第一行是：{ $columns }
labels-columns-missing-cure = 第一行写「会话编号,质检项,判定,证据行,备注」，后两列可以没有。
label-incomplete-what = 这一行缺会话编号、质检项或判定
label-incomplete-cure = 补上，或删掉这一行。
label-unknown-verdict-what = 「{ $verdict }」不是判定（{ $transcript }，{ $item }）
label-unknown-verdict-cure = 写通过、不通过或不适用；两可的在后面加问号。
label-doubled-what = { $transcript } 的 { $item } 在第 { $first } 行已经标过，以那一行为准
label-doubled-cure = 两行删掉一行。
label-unknown-item-what = { $transcript } 的质检结果里没有 { $item } 这一项
label-unknown-item-cure =
    { $suggestion ->
        [none] 用 zhijian rules list 查看有哪些项。
       *[other] 是不是 { $suggestion }？
    }
label-unknown-transcript-what = 质检结果里没有会话 { $transcript }（{ $item }）
label-unknown-transcript-cure = 对照 scores.csv 的 id 列检查编号。
label-transcript-rejected-what = 会话 { $transcript } 被拒收，没有质检（{ $item }）
label-transcript-rejected-why = { $file }：{ $reason }
label-transcript-rejected-cure = 按 rejected.jsonl 里的办法改好，重新质检。
label-transcript-repeated-what = 编号为 { $transcript } 的质检结果有 { $times } 份，只比对了第一份
label-transcript-repeated-cure = 让每通会话有自己的编号，重新质检。
audits-file-unreadable-what = 读不了质检结果：{ $error }
audits-file-unreadable-cure = 写 zhijian audit --out 的结果目录，或其中的 audits.jsonl。
audits-unreadable-what = 这一行不是质检结果：{ $problem }
audits-unreadable-cure = 写 zhijian audit --out 的结果目录，或其中的 audits.jsonl。
audits-other-schema-what = 这一行的格式是 { $schema }，这里不认识
audits-other-schema-cure = 用这个版本的 zhijian 重新质检。
audits-mixed-what = 质检结果出自不同的质检方案：{ $first } 和 { $second }
audits-mixed-why = 一致性说的是一个方案，混在一起没有意义。
audits-mixed-cure = 用同一个方案重新质检，或加 --mixed。
no-label-compared-what = 没有一条标注能和质检结果对上
no-label-compared-cure = 检查标注里的会话编号和质检项。
no-label-of-item-what = 没有 { $item } 这一项的标注
no-label-of-item-cure = 不写 --item 就看全部标注过的项。
