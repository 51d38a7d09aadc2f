@echo off
chcp 65001 >nul
setlocal
title 安装年报工具
set "PYTHONUTF8=1"
set "INSTALL=%~dp0setup\install.py"
if not exist "%INSTALL%" (
    echo 请先把压缩包全部解压到一个文件夹，再运行里面的“安装.cmd”。
    pause
    exit /b 1
)
set "FOUND="
if exist "%~dp0python\python.exe" set FOUND="%~dp0python\python.exe"
for %%v in (3.13 3.12 3.11) do (
    if not defined FOUND (
        py -%%v -c "pass" >nul 2>&1
        if not errorlevel 1 set "FOUND=py -%%v"
    )
)
if not defined FOUND (
    python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>&1
    if not errorlevel 1 set "FOUND=python"
)
if defined FOUND (
    %FOUND% "%INSTALL%"
) else (
    echo 没有找到 Python。请做下面两件事之一，再运行“安装.cmd”：
    echo   一、从 www.python.org 下载 Python 3.13 的 64 位 Windows 安装程序，安装后再来；
    echo   二、下载同一网站的 embeddable package（64-bit），解压到这里的“python”文件夹，不必安装。
)
pause
