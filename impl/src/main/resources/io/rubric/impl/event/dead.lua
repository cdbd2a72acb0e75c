-- Reads dead letters. KEYS: the dead letters. ARGV: the id after which, or '-', how many at most, and the longest envelope.
-- Answers of each: id, envelope, error, attempts. Who has written one does not choose the size of the answer.
local longest = tonumber(ARGV[3]) + 1
local answer = {}
for _, entry in ipairs(redis.call('XRANGE', KEYS[1], ARGV[1], '+', 'COUNT', ARGV[2])) do
  local letter = fields(entry[2])
  answer[#answer + 1] = entry[1]
  answer[#answer + 1] = string.sub(letter.ce or '', 1, longest)
  answer[#answer + 1] = string.sub(letter.error or '', 1, longest)
  answer[#answer + 1] = string.sub(letter.attempts or '', 1, 20)
end
return answer
