-- Removes an entry and what is being loaded or put. KEYS: entry, lease, waiters, tickets. ARGV: channel prefix.
redis.call('DEL', KEYS[1])
disturb(KEYS[4])
if redis.call('DEL', KEYS[2]) == 1 then
  wake(KEYS[3], KEYS[1], ARGV[1])
end
return 1
