"""One small ruleset, in both languages, that the tests write on in."""

ENGLISH = """\
ruleset repairs "Repairs at home"
  zone "Europe/Rome"

a case ends at closed

parameter visit_limit = 24 hours "Longest wait for a visit"

calendar hotline "Opening hours"
  open monday..friday 08:00..17:00

each case has
  line text

event reported "A customer reports a fault" zh "顾客报修"
  region      text
  fault       one of "cooling", "noise" "What is wrong"
  appointment optional instant
event visited "An engineer arrives"
  engineer    text
event closed

standard home_visit "An engineer comes within 24 hours"
  for each reported
  expect   visited within visit_limit
  except   named_time when reported.appointment is given
           expect visited after reported.appointment within 24 hours
  clock runs during hotline
  goal     95% each month by reported.region
"""
CHINESE = """\
规则集 维修 "上门维修😀"
  时区 "Asia/Shanghai"

案件结束于 关闭

参数 上门时限 = 24小时 "最长等候时间"

每个案件有
  线路 文本

事件 报修 "顾客报修😀" 英文 "A customer reports a fault"
  地区     文本
  故障     取值 "制冷", "噪音" "哪里不好"
  预约时间 可选 时刻
事件 上门 "工程师上门"
事件 关闭

标准 上门服务 "24小时内上门"
  对每个 报修
  要求   上门 在 上门时限 内
  例外   顾客约定 当 报修.预约时间 已填写
         要求 上门 自 报修.预约时间 起 24小时内
  目标   95% 每月 按 报修.地区
"""
