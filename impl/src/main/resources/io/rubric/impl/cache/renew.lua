-- The loader still runs. KEYS: leases. ARGV: milliseconds, then of each: lease.
for i, key in ipairs(KEYS) do
  if text(key) == ARGV[i + 1] then
    redis.call('PEXPIRE', key, ARGV[1])
  end
end
return 1
