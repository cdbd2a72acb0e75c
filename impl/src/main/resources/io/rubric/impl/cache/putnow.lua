-- A put that begins and ends at once. KEYS: header, entry, lease, waiters, tickets, generations. ARGV: content, milliseconds,
-- milliseconds to keep header and generations, channel prefix, key of the entry.
-- Stores and answers 1 if no other put is under way; else nobody knows which value is the newer, so the entry goes.
local alone = not disturb(KEYS[5])
if redis.call('DEL', KEYS[3]) == 1 then
  wake(KEYS[4])
end
if ARGV[1] == '' or not alone then
  redis.call('DEL', KEYS[2])
  return 0
end
redis.call('SET', KEYS[2], begin(6, tonumber(ARGV[3])) .. ARGV[1], 'PX', ARGV[2])
return 1
