# The summary of a run, one transcript explained, and trouble with outputs.

summary-title = 质检汇总
summary-ruleset = 方案 { $id } { $version }（{ $hash }）
summary-audited = 已质检 { $count } 条
summary-rejected = 拒收 { $count } 个：{ $codes }
summary-skipped =
    { $codes ->
        [none] 跳过非会话文件 { $count } 个
       *[other] 跳过非会话文件 { $count } 个（{ $codes }）
    }
summary-nothing = 没有可汇总的质检结果
summary-score = 平均 { $mean }   中位 { $median }   最低 { $min }   最高 { $max }   满分 { $full }
summary-no-score = 没有一条可以评分
summary-passed = 合格 { $passed }/{ $of }（{ $share }）
summary-vetoed = 一票否决 { $count }
summary-review = 待复核 { $count }
summary-insufficient = 样本不足 { $count }
summary-unscored = 无法评分 { $count }
summary-distribution = 得分分布
summary-items = 问题最多的质检项
summary-items-judged = { $total } 项中判定了 { $judged } 项
summary-no-faults = 判定过的质检项全部合格
summary-agents = 坐席
summary-teams = 班组
summary-channels = 渠道
summary-days = 日期
summary-order = 均分从低到高；不足 { $least } 条的不排名
summary-no-order = 都不足 { $least } 条，不排名，按名称排列
summary-unranked = 未排名
summary-unstated = 未注明
summary-more = 另有 { $count } 个，见 summary.json

column-item = 编号
column-title = 质检项
column-severity = 级别
column-fail-rate = 不合格率
column-faulted = 不合格/判定
column-lost = 失分
column-group = 名称
column-transcripts = 条数
column-mean = 均分
column-passed = 合格率
column-fatal = 致命率
column-top-item = 最常见问题

explain-agent = 坐席
explain-score = 得分 { $value } / { $full }
explain-no-score = 无得分：没有可判定的内容
explain-before-veto = 否决前 { $value }
explain-vetoed-by = 一票否决：{ $rules }
explain-review = 待复核
explain-insufficient = 样本不足
explain-evaluated = 已判定权重 { $share }
explain-conversation = 会话
explain-verdicts = 判定
explain-no-rule = 没有质检项 { $rule }
explain-nearest = 最接近
explain-ledger = 得分过程
explain-measures = 指标
explain-warnings = 文本中的异常
explain-warning = 第 { $segment } 段

output-exists-what = { $path } 已经存在
output-exists-why = 不加 --force 时，从不覆盖已有的结果
output-exists-cure = 换一个目录，或加 --force 替换以前的质检结果
output-not-ours-what = { $path } 不是以前的质检结果
output-not-ours-why = 里面没有本程序写的 manifest.json；--force 只替换本程序写的目录
output-not-ours-cure = 换一个目录；如果确实不要它了，请先自己删除
output-no-name-what = { $path } 不能用作结果目录
output-no-name-cure = 给出一个可以新建的目录名
output-io-what = 无法写出结果：{ $path }：{ $source }
output-io-cure = 检查目录权限和剩余空间；如果文件正在 Excel 或 WPS 中打开，请先关闭
