@echo off
chcp 65001 >nul
setlocal
title 卸载年报工具
echo 将删除程序，不会删除您的年报。按 Ctrl+C 放弃。
pause
if exist "%~dp0.venv" rmdir /s /q "%~dp0.venv"
if exist "%~dp0packages" rmdir /s /q "%~dp0packages"
if defined LOCALAPPDATA if exist "%LOCALAPPDATA%\reportdoc" rmdir /s /q "%LOCALAPPDATA%\reportdoc"
echo 已经卸载。您的年报还在原来的文件夹里；本文件夹里的其他文件可以自行删除。
pause
