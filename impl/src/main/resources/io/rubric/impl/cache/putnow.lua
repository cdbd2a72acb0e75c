-- A put that begins and ends at once. KEYS: header, entry, lease, waiters, tickets, generations. ARGV: channel prefix, content, milliseconds,
-- milliseconds to keep header and generations.
-- Stores and answers 1 if no other put is under way; else nobody knows which value is the newer, so the entry goes.
local alone = not disturb(KEYS[5])
if redis.call('DEL', KEYS[3]) == 1 then
  wake(KEYS[4], KEYS[2], ARGV[1])
end
if ARGV[2] == '' or not alone then
  redis.call('DEL', KEYS[2])
  return 0
end
redis.call('SET', KEYS[2], begin(6, #KEYS, tonumber(ARGV[4])) .. ARGV[2], 'PX', ARGV[3])
return 1
