using System.IO.Compression;
using Azure.Core;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.Doctor;
using KobanBot.Bot.Graph.Installations;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Bot.Hosting;
using KobanBot.Bot.Storage;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Moq;

namespace KobanBot.Bot.Tests.Doctor;

/// <summary>What each check says when the thing is there, and when it is not.</summary>
public sealed class CheckupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_broken_comes_first_and_a_check_that_throws_holds_up_no_other()
    {
        var fine = Check("甲", () => new Finding("甲", Verdict.Fine, "正常です。"));
        var throws = Check("乙", () => throw new InvalidOperationException("secret"));
        var refused = Check("丙", () => throw new StorageUnavailableException("x", null));

        var found = await new Checkup([fine, throws, refused], NullLogger<Checkup>.Instance).RunAsync(Cancellation);

        found.Select(f => (f.Name, f.Verdict)).ShouldBe([("乙", Verdict.Broken), ("丙", Verdict.Broken), ("甲", Verdict.Fine)]);
        found[0].Says.ShouldBe("確認できませんでした。");
        found[1].Says.ShouldBe("ストレージが応答しないか、権限がありません。");
        found.Where(f => f.Verdict == Verdict.Broken).ShouldAllBe(f => f.Mend != null);
    }

    /// <summary>The exit codes of docs/operations.md, for whoever runs `doctor` from a script.</summary>
    [Theory]
    [InlineData("Fine,Unused", 0)]
    [InlineData("Fine,Watch,Unused", 3)]
    [InlineData("Watch,Broken,Fine", 1)]
    public void The_worst_finding_is_the_exit_code(string verdicts, int code) =>
        DoctorHost.CodeOf([.. verdicts.Split(',').Select(v => new Finding("甲", Enum.Parse<Verdict>(v), "x"))]).ShouldBe(code);

    [Fact]
    public async Task Wrong_use_looks_at_nothing() => (await DoctorHost.RunAsync(["doctor", "a.zip", "b.zip"])).ShouldBe(2);

    [Fact]
    public async Task Tables_that_can_be_read_and_changed_are_fine_and_stay_as_they_are()
    {
        var tables = new StorageTables(new MemoryTable(), new MemoryTable(), new MemoryTable(), new MemoryTable());

        (await new TablesCheck(tables).LookAsync(Cancellation)).Verdict.ShouldBe(Verdict.Fine);
    }

    [Theory]
    [InlineData(false, "表を読めません。")]
    [InlineData(true, "表を変更できません。")]
    public async Task A_missing_role_is_told_from_a_missing_table(bool reads, string says)
    {
        var table = new Mock<ITable>();
        table
            .Setup(t => t.ReadRangeAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Returns(() =>
                reads
                    ? Task.FromResult<IReadOnlyList<Row>>([])
                    : throw new StorageUnavailableException("The table storage does not serve.", null)
            );
        table
            .Setup(t => t.TryWriteAsync(It.IsAny<string>(), It.IsAny<IReadOnlyList<RowWrite>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StorageUnavailableException("The table storage does not serve.", null));
        var all = new StorageTables(table.Object, table.Object, table.Object, table.Object);

        var finding = await new TablesCheck(all).LookAsync(Cancellation);

        finding.Verdict.ShouldBe(Verdict.Broken);
        finding.Says.ShouldBe(says);
    }

    [Fact]
    public async Task Without_an_app_id_there_is_no_identity_to_ask_and_with_a_refused_one_it_says_what_to_do()
    {
        (await Identity("", () => throw new InvalidOperationException()).LookAsync(Cancellation)).Verdict.ShouldBe(Verdict.Unused);
        (await Identity("a", () => new AccessToken("t", DateTimeOffset.MaxValue)).LookAsync(Cancellation)).Verdict.ShouldBe(Verdict.Fine);

        var refused = await Identity("a", () => throw new Azure.Identity.AuthenticationFailedException("x")).LookAsync(Cancellation);

        refused.Verdict.ShouldBe(Verdict.Broken);
        refused.Mend.ShouldNotBeNull().ShouldContain("Bot:AppId");
    }

    [Theory]
    [InlineData("", new string[0], "", "Unused", "アプリを自動で導入しない設定です。")]
    [InlineData("id", new[] { "User.ReadBasic.All" }, "", "Broken", "TeamsAppInstallation.ReadWriteSelfForUser.All の権限がありません。")]
    [InlineData("id", null, "", "Fine", "権限があります。自動導入の対象になった人はいません。")]
    [InlineData("id", null, "Installed 3", "Fine", "直近の通知では、導入済み3人。")]
    [InlineData("id", null, "Installed 3,NoAccount 1,Denied 2", "Watch", "直近の通知では、導入済み3人、アカウントなし1人、許可なし2人。")]
    public async Task The_installation_says_for_how_many_it_was_done_and_why_not(
        string catalog,
        string[]? roles,
        string counts,
        string verdict,
        string says
    )
    {
        var token = new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Claims = new Dictionary<string, object>
                {
                    ["roles"] = roles ?? ["User.ReadBasic.All", "TeamsAppInstallation.ReadWriteSelfForUser.All"],
                },
            }
        );
        var check = new InstallationCheck(
            new MailCredential(() => Credential(() => new AccessToken(token, DateTimeOffset.MaxValue))),
            await OfficesAsync(counts),
            Options.Create(new InstallationOptions { CatalogId = catalog })
        );

        var finding = await check.LookAsync(Cancellation);

        (finding.Verdict.ToString(), finding.Says).ShouldBe((verdict, says));
        (finding.Mend is not null).ShouldBe(verdict is "Watch" or "Broken");
    }

    /// <summary>An office whose newest morning had these installations.</summary>
    private static async Task<IOfficeStore> OfficesAsync(string counts)
    {
        var storage = new MemoryStorage();
        await World.FillAsync(storage);
        var offices = new OfficeStore(storage.Tables);
        var morning = new OfficeMorning(new DateOnly(2026, 11, 20))
        {
            Installations = [.. counts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Count)],
        };
        var loaded = (await offices.FindAsync(World.Stations[0].Id.Value, Cancellation))!; // Imported.
        var change = new OfficeChange { Writes = [new OfficeWrite.PutMorning(morning)] };
        (await offices.TryCommitAsync(loaded.Version, change, Cancellation)).ShouldBeTrue();
        return offices;

        static InstallationCount Count(string text) =>
            text.Split(' ') is [var outcome, var officers]
                ? new InstallationCount(
                    Enum.Parse<InstallOutcome>(outcome),
                    int.Parse(officers, System.Globalization.CultureInfo.InvariantCulture)
                )
                : throw new FormatException(text);
    }

    [Theory]
    [InlineData("MY-BOT", "Fine")]
    [InlineData("another", "Broken")]
    public void A_package_is_for_this_bot_or_it_is_not(string id, string verdict)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
            {
                using var manifest = new StreamWriter(zip.CreateEntry("manifest.json").Open());
                manifest.Write($$"""{"bots":[{"botId":"{{id}}"}]}""");
            }

            PackageCheck.Look(path, new BotOptions { AppId = "my-bot" }).Verdict.ToString().ShouldBe(verdict);
        }
        finally
        {
            File.Delete(path);
        }

        PackageCheck.Look(path, new BotOptions { AppId = "my-bot" }).Verdict.ShouldBe(Verdict.Broken);
    }

    private static IDoctorCheck Check(string name, Func<Finding> look) =>
        Mock.Of<IDoctorCheck>(c => c.Name == name && c.LookAsync(It.IsAny<CancellationToken>()) == Task.Run(look, Cancellation));

    private static IdentityCheck Identity(string appId, Func<AccessToken> token)
    {
        var options = Options.Create(new BotOptions { AppId = appId });
        return new IdentityCheck(
            new ConnectorTokens(new ConnectorCredential(() => Credential(token)), options, TimeProvider.System),
            options
        );
    }

    private static TokenCredential Credential(Func<AccessToken> token)
    {
        var credential = new Mock<TokenCredential>();
        credential
            .Setup(c => c.GetTokenAsync(It.IsAny<TokenRequestContext>(), It.IsAny<CancellationToken>()))
            .Returns(() => new ValueTask<AccessToken>(token()));
        return credential.Object;
    }
}
