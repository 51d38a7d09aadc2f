@echo off
chcp 65001 >nul
setlocal
title 年报工作台
set "PYTHONUTF8=1"
set "PYTHON="
if exist "%~dp0packages\reportdoc" set "PYTHON=%~dp0python\python.exe"
if exist "%~dp0.venv\Scripts\python.exe" set "PYTHON=%~dp0.venv\Scripts\python.exe"
if not defined PYTHON (
    echo 还没有安装。请先运行“安装.cmd”。
    pause
    exit /b 1
)
if "%~1"=="" (
    "%PYTHON%" "%~dp0setup\start.py"
) else (
    "%PYTHON%" "%~dp0setup\start.py" "%~1"
)
if errorlevel 1 pause
