-- Prolongs a lock of Redisson's RLock, and never shortens it unless exactly this is wanted. KEYS: lock. ARGV: the holder as RLock writes it,
-- lease in milliseconds (0 only asks), 1 for exactly. Answers 1, or 0 if it is not the holder's any more.
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  return 0
end
if ARGV[3] == '1' or redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 1
