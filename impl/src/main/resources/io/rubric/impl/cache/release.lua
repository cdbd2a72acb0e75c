-- Gives leases back without a value. KEYS of each: entry, lease, waiters. ARGV: channel prefix, then of each: lease, or only its token.
for i = 2, #ARGV do
  local key = 3 * i - 5
  local lease = text(KEYS[key + 1])
  if lease and string.sub(lease, 1, #ARGV[i]) == ARGV[i] then
    redis.call('DEL', KEYS[key + 1])
    wake(KEYS[key + 2], KEYS[key], ARGV[1])
  end
end
return 1
