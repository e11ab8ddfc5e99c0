"""The beginning of a clause: a small one that is whole, with a word on each thing that may be written."""

import json
import re

_PLAIN = re.compile(r"[\u4e00-\u9fff（）、·]+")
_TEXT = """\
# {title}：写法见 docs/条款写作规范.md，一步一步的例子见 docs/条款编写指南.md。写完的说明（# 开头的行）可以删掉。
id: {id}                    # 永不改的标识，与文件名相同
title: {quoted}
version: 1                  # 每次改动文字加一
# kind: annex               # 不写是正文；recitals 鉴于、annex 附件、sheet 商务要点
# basis: [民法典 509]        # 依据，核对过原文才写；只有一款靠的，写在那一款上
# floor: [谈判底线的一句话]   # 只给法务看，不进入合同
params:                     # 只有本条用到的数：默认值、范围、为什么；大家都用的数是交易书的事实
  notice:
    type: duration          # duration 期间、percent 百分比、money 金额、integer 整数、text 文字……
    label: 通知期限
    default: 10个工作日
    min: 1个工作日
    max: 60日
    why: 写一句：为什么通常这样定
paragraphs:                 # 底本：从头到尾读得通的一份；一款一件事
  - id: duty                # 锚点：别处写 [[{id}.duty]] 引用这一款
    text: 任何一方应当至少提前{{{{ params.notice }}}}书面通知另一方下列事项：
    items:                  # 项的结尾不写标点
      - {{id: content, text: 写第一项}}
      - {{id: reason, text: 写第二项}}
  - id: failure
    text: 未按照前款通知，造成另一方损失的，应当赔偿损失。
# 只在某种交易里才有的一款，加一行条件：
#   - id: trial
#     when: {{trial: present}}
#     text: 试用期内……
# 按立场不同的一款，写成阶梯（client 甲方优先、balanced 均衡、provider 乙方优先）：
#   - id: remedy
#     ladder:
#       client:   {{text: ……, gives: 乙方让出：……}}
#       balanced: {{text: ……}}
#       provider: {{text: ……, gives: 甲方让出：……}}
# 某个行业大不相同的，写变体，只写与底本不同的地方：
# variants:
#   - id: telecom
#     when: {{contract.industry: telecom}}
#     note: 与底本的区别
#     changes:
#       - {{change: failure, text: ……}}
#       - {{after: duty.reason, add: [{{id: date, text: ……}}]}}
#       - {{drop: [duty.content]}}
"""


def skeleton(clause_id: str, title: str) -> str:
    """The file, which loads as it stands."""
    return _TEXT.format(id=clause_id, title=title, quoted=title if _PLAIN.fullmatch(title) else json.dumps(title, ensure_ascii=False))
