-- A put has come to nothing. KEYS: tickets. ARGV: token.
finish(KEYS[1], ARGV[1])
return 1
