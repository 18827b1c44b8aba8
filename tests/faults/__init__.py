"""Kills and damage on purpose (make faults): what was acknowledged is there once, or told as lost.

The files are the smallest stores of tests/worlds: nothing here fills a disk or another program.
"""
