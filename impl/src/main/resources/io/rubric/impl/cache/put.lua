-- A put ends. KEYS: header, entry, lease, waiters, tickets, generations. ARGV: channel prefix, token, version, content, milliseconds,
-- milliseconds to keep header and generations.
-- Stores and answers 1 if no other put or removal came between; else nobody knows which value is the newer, so the entry goes, and with it what
-- others are putting.
local ends = redis.call('ZSCORE', KEYS[5], ARGV[2])
local alone = ends and tonumber(ends) > now and not redis.call('ZSCORE', KEYS[5], '!')
finish(KEYS[5], ARGV[2])
if redis.call('DEL', KEYS[3]) == 1 then
  wake(KEYS[4], KEYS[2], ARGV[1])
end
if ARGV[4] == '' or not alone or not current(ARGV[3], 6, #KEYS) then
  disturb(KEYS[5])
  redis.call('DEL', KEYS[2])
  return 0
end
redis.call('SET', KEYS[2], ARGV[3] .. ARGV[4], 'PX', ARGV[5])
outlive(6, #KEYS, tonumber(ARGV[6]))
return 1
