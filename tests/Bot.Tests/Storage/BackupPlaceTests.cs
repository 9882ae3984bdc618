using Azure.Identity;
using KobanBot.Bot.Storage.Backup;

namespace KobanBot.Bot.Tests.Storage;

public sealed class BackupPlaceTests
{
    [Theory]
    [InlineData("ftp://example.com/x", true)]
    [InlineData("http://example.com/backups", false)]
    [InlineData("https://example.blob.core.windows.net", false)]
    [InlineData("https://example.blob.core.windows.net/backups?sig=x", false)]
    [InlineData("https://example.blob.core.windows.net/backups/2026", true)]
    [InlineData("backups/2026", true)]
    public void A_place_is_a_folder_or_a_container(string place, bool taken) =>
        (BackupPlace.Find(place, new DefaultAzureCredential()) is not null).ShouldBe(taken);
}
