# What rule authors read

