-- Takes pieces of an article if there are as many: KEYS[1] is the stock. Not KEYS[2].
local left = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0')
if left < tonumber(ARGV[2]) then
    return false
end
redis.call('HINCRBY', KEYS[1], ARGV[1], -ARGV[2])
return true
