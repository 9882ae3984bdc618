using KobanBot.Bot.Storage;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Storage;

internal static class MemoryTables
{
    public static StorageTables New() => new(new MemoryTable(), new MemoryTable(), new MemoryTable(), new MemoryTable());
}
