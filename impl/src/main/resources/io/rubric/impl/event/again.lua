-- Begins another attempt with an event, if the consumer still has it. KEYS: the stream. ARGV: the group, the consumer, the id, the longest envelope. Answers as own.lua.
return take({0, 0, ''}, KEYS[1], ARGV[1], ARGV[2], redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1, ARGV[2]), ARGV[4])
