-- Gives dead letters to their group again. KEYS: the stream, its hash, the dead letters.
-- ARGV: the group, the first id, the last one or '' for the newest that there is now, how many at most, the channel of news, the topic
-- Answers how many, and the last id.
local last = ARGV[3]
if last == '' then
  local newest = redis.call('XREVRANGE', KEYS[3], '+', '-', 'COUNT', 1)[1]
  last = newest and newest[1] or '0-0'
end
local letters = redis.call('XRANGE', KEYS[3], ARGV[2], last, 'COUNT', ARGV[4])
if #letters > 0 then
  redis.call('XPENDING', KEYS[1], ARGV[1]) -- an error if there is no group: nobody would ever have them
end
for _, entry in ipairs(letters) do
  local n = redis.call('HINCRBY', KEYS[2], 'n', 1)
  redis.call('XADD', KEYS[1], '*', 'n', string.format('%d', n), 'for', ARGV[1], 'ce', fields(entry[2]).ce or '')
  redis.call('XDEL', KEYS[3], entry[1])
end
if #letters > 0 then
  redis.call('PUBLISH', ARGV[5], ARGV[6])
end
return {#letters, last}
