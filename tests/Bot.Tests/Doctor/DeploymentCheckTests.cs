using System.Globalization;
using Azure;
using Azure.Identity;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.Doctor;
using KobanBot.Bot.Hosting;
using KobanBot.Bot.Storage;
using KobanBot.Bot.Storage.Backup;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace KobanBot.Bot.Tests.Doctor;

/// <summary>What a deployment has and a desk has not: each check with its thing there, and missing.</summary>
public sealed class DeploymentCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Tokens are taken with five minutes of tolerance, and refused beyond.</summary>
    [Theory]
    [InlineData(0, "Fine", "差は0秒です。")]
    [InlineData(120, "Fine", "差は120秒です。")]
    [InlineData(-121, "Broken", "時計が121秒ずれています。")]
    [InlineData(600, "Broken", "時計が600秒ずれています。")]
    [InlineData(null, "Watch", "相手の時刻が分からず、時計を確認できません。")]
    public async Task The_clock_is_compared_with_that_of_the_sign_in(int? seconds, string verdict, string says)
    {
        await using var there = await LoopbackServer.StartAsync(http =>
        {
            if (seconds is { } off)
            {
                http.Response.Headers.Date = Now.AddSeconds(off).ToString("R", CultureInfo.InvariantCulture);
            }
            else
            {
                http.Response.Headers.Date = "soon";
            }

            return http.Response.WriteAsync("{}", CancellationToken.None);
        });

        var finding = await Clock(there.Address).LookAsync(Cancellation);

        (finding.Verdict.ToString(), finding.Says).ShouldBe((verdict, says));
        (finding.Mend is not null).ShouldBe(verdict == "Broken");
    }

    [Fact]
    public async Task A_sign_in_that_cannot_be_reached_is_a_matter_of_the_network()
    {
        var there = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        await there.DisposeAsync();

        var finding = await Clock(there.Address).LookAsync(Cancellation);

        finding.Verdict.ShouldBe(Verdict.Watch);
        finding.Mend.ShouldNotBeNull().ShouldContain("外向きの通信");
    }

    [Theory]
    [InlineData("2026-11-20", "Fine")]
    [InlineData("2027-07-04", "Fine")]
    [InlineData("2027-07-05", "Watch")]
    [InlineData("2030-01-01", "Watch")]
    public async Task Holidays_are_asked_for_half_a_year_before_their_list_ends(string today, string verdict)
    {
        _clock.SetUtcNow(DateTimeOffset.Parse(today, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddHours(3));
        var published = new BusinessCalendar(
            [new Holiday(new DateOnly(2026, 1, 1), "元日"), new Holiday(new DateOnly(2027, 1, 1), "元日")],
            HolidayPolicy.Before,
            new MonthDay(12, 29),
            new MonthDay(1, 3)
        );

        var finding = await new CalendarCheck(ObligationRules.Default with { Calendar = published }, _clock).LookAsync(Cancellation);

        finding.Verdict.ToString().ShouldBe(verdict);
        finding.Says.ShouldStartWith("公表された祝日は2027年分まで登録されています。");
    }

    /// <summary>The files of an export by day: those of today and yesterday count, half ones do not.</summary>
    [Theory]
    [InlineData("", "Broken", "昨日からの書き出しがありません。")]
    [InlineData("2026-11-20/manifest.json", "Fine", "11月20日（金）の書き出しが確認されています。")]
    [InlineData("2026-11-19/manifest.json", "Fine", "11月19日（木）の書き出しが確認されています。")]
    [InlineData("2026-11-18/manifest.json", "Broken", "昨日からの書き出しがありません。")]
    [InlineData("2026-11-20/manifest.json 2026-11-20/export.incomplete", "Broken", "昨日からの書き出しがありません。")]
    [InlineData("2026-11-20/export.incomplete 2026-11-19/manifest.json", "Fine", "11月19日（木）の書き出しが確認されています。")]
    public async Task An_export_of_today_or_yesterday_is_looked_for(string files, string verdict, string says)
    {
        var there = files.Split(' ').Select(f => $"/devstoreaccount1/backups/{f}").ToHashSet(StringComparer.Ordinal);
        await using var blobs = await LoopbackServer.StartAsync(http =>
        {
            var isThere = http.Request.Method == "HEAD" && there.Contains(http.Request.Path.Value ?? "");
            http.Response.StatusCode = isThere ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            http.Response.Headers["x-ms-error-code"] = isThere ? "" : "BlobNotFound";
            return Task.CompletedTask;
        });

        var finding = await Exports(new Uri(blobs.Address, "/devstoreaccount1/backups")).LookAsync(Cancellation);

        (finding.Verdict.ToString(), finding.Says).ShouldBe((verdict, says));
    }

    [Fact]
    public async Task Without_a_container_nobody_exports_and_without_a_role_it_is_said()
    {
        (await Exports(null).LookAsync(Cancellation)).Verdict.ShouldBe(Verdict.Watch);

        await using var blobs = await LoopbackServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            http.Response.Headers["x-ms-error-code"] = "AuthorizationPermissionMismatch";
            return Task.CompletedTask;
        });
        var finding = await AllOf(Exports(new Uri(blobs.Address, "/devstoreaccount1/backups")));

        finding.Verdict.ShouldBe(Verdict.Broken);
        finding.Says.ShouldBe("要求が拒否されました（403 AuthorizationPermissionMismatch）。");
    }

    [Theory]
    [InlineData("", "", "Watch")]
    [InlineData("InstrumentationKey=1", "", "Fine")]
    [InlineData("", "http://collector.example", "Fine")]
    public async Task Telemetry_that_goes_nowhere_wakes_nobody(string azure, string collector, string verdict)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = azure,
                    ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector,
                }
            )
            .Build();

        (await new TelemetryCheck(configuration).LookAsync(Cancellation)).Verdict.ToString().ShouldBe(verdict);
    }

    [Fact]
    public async Task Settings_that_are_wrong_are_named_all_at_once()
    {
        var settings = new Mock<IStartupValidator>();
        (await new SettingsCheck(settings.Object).LookAsync(Cancellation)).Verdict.ShouldBe(Verdict.Fine);
        settings.Setup(s => s.Validate()).Throws(new AggregateException(Wrong("Mail:PerMinute is wrong."), Wrong("Bot:AppId is missing.")));

        var finding = await new SettingsCheck(settings.Object).LookAsync(Cancellation);

        (finding.Verdict, finding.Says).ShouldBe((Verdict.Broken, "Mail:PerMinute is wrong. Bot:AppId is missing."));

        static OptionsValidationException Wrong(string failure) => new("x", typeof(BotOptions), [failure]);
    }

    [Theory]
    [InlineData("", "Fine", "通知は、まだ送っていません。")]
    [InlineData("2026-11-20 0", "Fine", "直近の通知は全員に届いています。")]
    [InlineData("2026-11-20 3", "Watch", "1所属で、合わせて3人に通知が届いていません")]
    public async Task Who_is_out_of_reach_is_counted_by_the_newest_morning(string morning, string verdict, string says)
    {
        var storage = new MemoryStorage();
        await World.FillAsync(storage);
        var offices = new OfficeStore(storage.Tables);
        if (morning.Split(' ') is [var day, var unreachable])
        {
            var loaded = (await offices.FindAsync(World.Stations[0].Id.Value, Cancellation))!; // Imported.
            var newest = new OfficeMorning(DateOnly.Parse(day, CultureInfo.InvariantCulture))
            {
                Unreachable = int.Parse(unreachable, CultureInfo.InvariantCulture),
            };
            await offices.TryCommitAsync(loaded.Version, new OfficeChange { Writes = [new OfficeWrite.PutMorning(newest)] }, Cancellation);
        }

        var finding = await new RosterCheck(offices).LookAsync(Cancellation);

        finding.Verdict.ToString().ShouldBe(verdict);
        finding.Says.ShouldContain(says);
    }

    [Fact]
    public async Task Nothing_imported_is_broken()
    {
        var finding = await new RosterCheck(new OfficeStore(new MemoryStorage().Tables)).LookAsync(Cancellation);

        (finding.Verdict, finding.Says).ShouldBe((Verdict.Broken, "所属が一つも登録されていません。"));
        finding.Mend.ShouldNotBeNull().ShouldContain("import");
    }

    /// <summary>Whoever reads it knows where to look, and learns nothing of what the failure had in its text.</summary>
    [Theory]
    [InlineData("identity", "この環境には、指定されたIDがありません。")]
    [InlineData("sign-in", "IDの認証に失敗しました。")]
    [InlineData("storage", "ストレージが応答しないか、権限がありません。")]
    [InlineData("refused", "要求が拒否されました（409 Conflict）。")]
    [InlineData("settings", "設定に誤りがあります：Bot:AppId is missing.")]
    [InlineData("other", "確認できませんでした。")]
    public async Task Each_failure_of_a_check_has_its_sentence(string failure, string says)
    {
        var finding = await AllOf(
            Check(_ =>
                throw (
                    failure switch
                    {
                        "identity" => new CredentialUnavailableException("secret"),
                        "sign-in" => new AuthenticationFailedException("secret"),
                        "storage" => new StorageUnavailableException("secret", null),
                        "refused" => new RequestFailedException(409, "secret", "Conflict", null),
                        "settings" => new OptionsValidationException("x", typeof(BotOptions), ["Bot:AppId is missing."]),
                        _ => new InvalidOperationException("secret"),
                    }
                )
            )
        );

        (finding.Verdict, finding.Says).ShouldBe((Verdict.Broken, says));
    }

    private async Task<Bot.Doctor.Finding> AllOf(IDoctorCheck check) =>
        (await new Checkup([check], NullLogger<Checkup>.Instance).RunAsync(Cancellation)).ShouldHaveSingleItem();

    private ClockCheck Clock(Uri metadata)
    {
        var clients = new Mock<IHttpClientFactory>();
        clients.Setup(c => c.CreateClient(It.IsAny<string>())).Returns(() => new HttpClient());
        return new ClockCheck(Options.Create(new BotOptions { OpenIdMetadata = metadata.AbsoluteUri }), clients.Object, _clock);
    }

    private ExportsCheck Exports(Uri? container) =>
        new(Options.Create(new BackupOptions { Container = container }), Options.Create(new StorageOptions()), _clock);

    private static IDoctorCheck Check(Func<CancellationToken, Task<Bot.Doctor.Finding>> look)
    {
        var check = new Mock<IDoctorCheck>();
        check.Setup(c => c.Name).Returns("甲");
        check.Setup(c => c.LookAsync(It.IsAny<CancellationToken>())).Returns(look);
        return check.Object;
    }
}
