/* A library that a plugin needs and nobody finds. */
int quire_gone(void);
int quire_gone(void) { return 0; }
