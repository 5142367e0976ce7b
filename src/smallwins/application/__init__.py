"""One function for each thing a person can do; every interface calls the same one."""
