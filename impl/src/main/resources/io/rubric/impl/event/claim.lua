-- Gives a consumer what others of its group have not touched for a time. KEYS: the stream. ARGV: the group, the consumer, how many at most, the time (ms), the longest envelope
-- Answers as own.lua. Looks at some only, so that who waits behind it does not wait long.
local most = tonumber(ARGV[3])
local idle = {}
local from = '-'
local more = 0
for _ = 1, 10 do
  local pending = redis.call('XPENDING', KEYS[1], ARGV[1], 'IDLE', ARGV[4], from, '+', 100)
  for _, one in ipairs(pending) do
    if one[2] ~= ARGV[2] then
      if #idle == most then
        more = 1
        break
      end
      idle[#idle + 1] = one
    end
  end
  if more == 1 or #pending < 100 then
    break
  end
  from = '(' .. pending[100][1]
end
return take({0, more, ''}, KEYS[1], ARGV[1], ARGV[2], idle, ARGV[5])
