-- Stores what a leaseholder has loaded. KEYS: entry, lease. ARGV: token, value, milliseconds.
-- A removal since the load began has deleted the lease: then nothing is stored and the answer is 0.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[2])
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
