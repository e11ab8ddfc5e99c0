# 逻辑在 scripts/ 里；这里只有入口。
.DEFAULT_GOAL := help
.PHONY: help demo test library oldest newest ranges lock fuzz bench golden catalogue clean

help: ## 显示这份说明
	@echo '用法：'
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

demo: ## 用 examples/ 里的交易书各写一份合同到 out/（第一次会安装到 .venv）
	@sh scripts/setup run
	@sh scripts/demo

test: ## 全部检查：ruff、mypy、import-linter、pytest（CI 还运行 ranges）
	@sh scripts/setup dev
	@sh scripts/check

library: ## 证明条款库在每一种交易里都写得成，并检查它的文字（约一分钟；make test 里有其中几秒的部分）
	@sh scripts/setup dev
	@.venv/bin/hetong library check

oldest: ## 用 pyproject.toml 允许的最低版本运行测试（在 .venv-oldest，优先 Python 3.11）
	@sh scripts/setup oldest
	@sh scripts/check oldest

newest: ## 用今天的最新版本运行测试（在 .venv-newest，优先 Python 3.13），版本记入 requirements/newest.txt
	@sh scripts/setup dev
	@.venv/bin/python scripts/lock.py --upgrade newest
	@sh scripts/setup newest
	@sh scripts/check newest

ranges: ## CI 的后半：用记下的最低版本和最新版本各运行快的那部分测试
	@sh scripts/ranges

lock: ## 改动依赖之后，重写 requirements/；已经锁定的版本不动，UPGRADE=1 全部升到最新
	@sh scripts/setup dev
	@.venv/bin/python scripts/lock.py $(if $(UPGRADE),--upgrade)
	@git status --short requirements

fuzz: ## 改坏的交易书、条款库和 Word 文件各几万份，经每一个入口（MINUTES=10，SEED=1）；CI 运行其中快的一部分
	@sh scripts/setup dev
	@.venv/bin/python -m tests.fuzz --minutes $(or $(MINUTES),10) --seed $(or $(SEED),1)

bench: ## 与 docxtpl、LibreOffice 比速度，列出达到和没有达到的目标（约两分钟）
	@sh scripts/setup dev
	@.venv/bin/python -m bench

golden: ## 有意改动合同文字或版式后，更新对照文件；提交前逐份看过差异
	@sh scripts/setup dev
	@.venv/bin/pytest -q --snapshot-update
	@git status --short tests

catalogue: ## 改动消息之后，重新提取到 src/hetong/locale 并编译；列出还没有译文的
	@sh scripts/setup dev
	@.venv/bin/python scripts/catalogue.py

clean: ## 删除 make 生成的一切：out、dist、.venv* 和各种缓存
	rm -rf out dist build .venv .venv-oldest .venv-newest .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests scripts bench -name __pycache__ -type d -prune -exec rm -rf {} +
