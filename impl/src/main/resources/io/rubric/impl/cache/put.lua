-- A put ends. KEYS: header, entry, lease, waiters, tickets, generations. ARGV: token, version, content, milliseconds,
-- milliseconds to keep header and generations, channel prefix, key of the entry.
-- Stores and answers 1 if no other put or removal came between; else nobody knows which value is the newer, so the entry goes.
local ends = redis.call('ZSCORE', KEYS[5], ARGV[1])
local alone = ends and tonumber(ends) > now and not redis.call('ZSCORE', KEYS[5], '!')
finish(KEYS[5], ARGV[1])
if redis.call('DEL', KEYS[3]) == 1 then
  wake(KEYS[4])
end
if ARGV[3] == '' or not alone or not current(ARGV[2], 6) then
  redis.call('DEL', KEYS[2])
  return 0
end
redis.call('SET', KEYS[2], ARGV[2] .. ARGV[3], 'PX', ARGV[4])
outlive(6, tonumber(ARGV[5]))
return 1
