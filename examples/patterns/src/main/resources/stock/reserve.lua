-- Takes pieces of an article out of a stock, if there are as many. KEYS: the stock. ARGV: article, pieces.
local left = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0')
if left < tonumber(ARGV[2]) then
    return false
end
redis.call('HINCRBY', KEYS[1], ARGV[1], -ARGV[2])
return true
