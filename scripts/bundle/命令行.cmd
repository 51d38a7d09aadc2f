@echo off
chcp 65001 >nul
setlocal
title 年报工具命令行
set "PYTHONUTF8=1"
set "PATH=%~dp0.venv\Scripts;%~dp0packages\bin;%PATH%"
echo 在这里可以运行 reportdoc 的各条命令，如：reportdoc --help
cmd /k
