-- Makes a dead letter of an event, if the consumer still has it. KEYS: the stream, the dead letters.
-- ARGV: the group, the consumer, the id, the envelope as far as the consumer has it, the error, the attempts, the most dead letters, how long they are kept (ms) or 0,
--       1 if the group was removed meanwhile, so that it is enough that nobody else has it.
-- Answers 1, or 0 if it has not.
local function has(...)
  return redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1, ...)[1]
end
if not has(ARGV[2]) and (ARGV[9] == '0' or has()) then
  return 0
end
local entry = redis.call('XRANGE', KEYS[1], ARGV[3], ARGV[3])[1]
local envelope = entry and (fields(entry[2]).ce or '') or ARGV[4] -- of one that is too long the consumer has not all
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[7], '*', 'ce', envelope, 'error', ARGV[5], 'attempts', ARGV[6])
if ARGV[8] ~= '0' then
  redis.call('PEXPIRE', KEYS[2], ARGV[8])
end
redis.call('XACK', KEYS[1], ARGV[1], ARGV[3])
return 1
