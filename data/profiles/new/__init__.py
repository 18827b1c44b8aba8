"""A campaign's first files (hồ sơ phong trào mới), and what to mend in the files of one."""
