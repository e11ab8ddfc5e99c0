"""What OpenCC's general dictionary gets wrong in a contract, and the forms that this project writes.

OpenCC cuts a text at the longest words it knows, and its words come from every walk of life: 第三人参与 holds 人参 (ginseng),
等额发票 holds 额发 (a fringe), 呼叫中心系统 holds 心系. A pair here is found first. Both sides of a pair are equally long.
The vocabulary stays that of the mainland (合同, 質量, 信息, 軟件): a court there reads it beside the statutes it cites.
"""

# One character: what it is wherever no longer pair says otherwise.
_ALONE = "并=並 签=簽 制=制 发=發 参=參 核=核 采=採"

_COMPOUNDS = """
合并=合併 一并=一併 并入=併入 并购=併購 兼并=兼併 归并=歸併 并案=併案
配合=配合 结合=結合 综合=綜合 符合=符合 整合=整合 联合=聯合 适合=適合 组合=組合 混合=混合 聚合=聚合
标签=標籤 抽签=抽籤
制作=製作 制造=製造 制成=製成 制品=製品 复制=複製 印制=印製 录制=錄製 研制=研製 监制=監製 缮制=繕製 定制=定製 编制=編製
绘制=繪製 摄制=攝製 仿制=仿製 制图=製圖 制表=製表 制版=製版
限制=限制 控制=控制 强制=強制 机制=機制 体制=體制 管制=管制 抵制=抵制 制定=制定 制度=制度
头发=頭髮 毛发=毛髮 美发=美髮 发型=髮型
风采=風采 精采=精采
关系=關係 联系=聯繫 体系=體系 系统=系統 系列=系列
准许=准許 不准=不准 不准确=不準確 准入=准入 核准=核准
周岁=周歲 次周=次週 各周=各週 单周=單週 双周=雙週 周次=週次
复核=複核 复训=複訓 复听=複聽 复看=複看 复述=複述 复检=複檢 复测=複測 复盘=覆盤 回复=回覆 答复=答覆 批复=批覆 反复=反覆
发布=發佈 公布=公佈 表述=表述 关注=關注
冲抵=沖抵 冲减=沖減 冲正=沖正 红冲=紅沖
干预=干預 家具=家具 叁=叁
"""

_PAIRS = dict(pair.split("=") for pair in f"{_ALONE} {_COMPOUNDS}".split())

# The traditional forms stand for themselves, so that a text that has them already stays as it is.
PHRASES = {**{right: right for right in _PAIRS.values()}, **_PAIRS}

# Where Taiwan and Hong Kong write alike and OpenCC's own standard does not, and three that both write in practice.
VARIANTS = {
    "爲": "為",
    "衆": "眾",
    "僞": "偽",
    "祕": "秘",
    "覈": "核",
    "喫": "吃",
    "纔": "才",
    "踊": "踴",
    "羣": "群",
    "峯": "峰",
    "啓": "啟",
}
