# 逻辑在 scripts/ 里；这里只有入口。
.DEFAULT_GOAL := help
.PHONY: help demo test bench golden catalogue clean

help: ## 显示这份说明
	@echo '用法：'
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

demo: ## 用 examples/ 里的交易书各写一份合同到 out/（第一次会安装到 .venv）
	@sh scripts/setup
	@sh scripts/demo

test: ## 运行 CI 运行的全部检查：ruff、mypy、import-linter、pytest
	@sh scripts/setup dev
	@sh scripts/check

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

clean: ## 删除 make 生成的一切：out、dist、.venv 和各种缓存
	rm -rf out dist build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests scripts bench -name __pycache__ -type d -prune -exec rm -rf {} +
