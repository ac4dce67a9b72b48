# What is shipped as data, and what of it is built into the program.
