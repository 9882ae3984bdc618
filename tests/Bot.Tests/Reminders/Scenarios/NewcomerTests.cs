using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Reminders;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>Who has never opened the app gets it with the first digest that is due, and that digest in it.</summary>
public sealed class NewcomerTests
{
    private const string Account = "lead@koban.example";

    [Fact]
    public async Task The_digest_arrives_the_same_morning_and_nobody_stands_in()
    {
        var town = await OpenAsync();

        await town.UntilAsync("2026-10-23");

        town.Dock.Installer.Asked.ShouldBe([(Account, null)]);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1", "10/23 S+3"]);
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBeEmpty();
        var person = await town.Dock.People.FindAsync(town["lead"].Id, CancellationToken.None);
        References.Read(person!.Reference)!.UserAadObjectId.ShouldBe("id-lead"); // Imported, and a chat was opened.
    }

    [Fact]
    public async Task Without_the_setting_nobody_gets_it()
    {
        var town = await OpenAsync();
        town.Dock.Installer.IsOn = false;

        await town.UntilAsync("2026-10-23");

        town.Dock.Installer.Asked.ShouldBeEmpty();
        town.Digests("lead").ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_nothing_to_read_gets_no_app()
    {
        var town = await Town.OpenAsync("2026-10-12", without: ["lead"], held: true);
        town.Dock.Installer.IsOn = true;

        await town.UntilAsync("2026-10-20");

        town.Dock.Installer.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_asked_for_once_and_the_next_in_the_chain_hears()
    {
        var town = await OpenAsync();
        town.Dock.Installer.Answer = _ => new InstallResult(InstallOutcome.NoAccount);

        await town.UntilAsync("2026-10-27");

        town.Dock.Installer.Asked.Count.ShouldBe(1);
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1", "10/23 S+3", "10/27 S+7"]);
        (await MorningAsync(town)).Installations.ShouldBe([new InstallationCount(InstallOutcome.NoAccount, 1)]);
    }

    /// <summary>What was found is not looked up again, and once the service is well the person is reached.</summary>
    [Fact]
    public async Task A_service_that_is_down_is_tried_again_the_next_morning()
    {
        var town = await OpenAsync();
        var answer = town.Dock.Installer.Answer;
        town.Dock.Installer.Answer = account =>
            town.Today < D("2026-10-22") ? new InstallResult(InstallOutcome.Later) { EntraObjectId = "id-lead" } : answer(account);

        await town.UntilAsync("2026-10-22");

        town.Dock.Installer.Asked.ShouldBe([(Account, null), (Account, "id-lead")]);
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/22 S+1"]);
        (await MorningAsync(town)).Installations.ShouldBe([new InstallationCount(InstallOutcome.Installed, 1)]);
    }

    [Fact]
    public async Task A_chat_that_cannot_be_opened_yet_is_opened_the_next_morning()
    {
        var town = await OpenAsync();
        town.Dock.Opens = false;
        await town.UntilAsync("2026-10-21");
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);

        town.Dock.Opens = true;
        await town.UntilAsync("2026-10-22");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/22 S+1"]);
    }

    /// <summary>Teams tells the bot of the installation too; what it told is the better address.</summary>
    [Fact]
    public async Task A_chat_that_Teams_told_of_meanwhile_is_taken_as_it_is()
    {
        var town = await OpenAsync();
        var answer = town.Dock.Installer.Answer;
        town.Dock.Installer.Answer = account =>
        {
            town.Dock.InstallAsync(town["lead"]).Wait();
            return answer(account);
        };

        await town.UntilAsync("2026-10-21");

        var person = await town.Dock.People.FindAsync(town["lead"].Id, CancellationToken.None);
        References.Read(person!.Reference)!.UserId.ShouldBe("29:lead"); // Imported, and installed.
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Fact]
    public async Task By_mail_it_goes_only_where_the_app_did_not_help()
    {
        var town = await OpenAsync();
        town.Dock.Letters.IsOn = true;
        town.Dock.Installer.Answer = _ => new InstallResult(InstallOutcome.Denied);

        await town.UntilAsync("2026-10-21");

        town.Dock.Letters.Sent.ShouldHaveSingleItem().To.ShouldBe(Account);
    }

    [Fact]
    public async Task On_one_day_it_is_tried_for_so_many_officers_and_no_more()
    {
        var town = await OpenAsync("lead", "section");
        town.Dock.Installer.Answer = _ => new InstallResult(InstallOutcome.Denied);
        town.Dock.Installations.PerDay = 1;

        await town.UntilAsync("2026-10-21");

        town.Dock.Installer.Asked.Count.ShouldBe(1);
    }

    /// <summary>A crash after the installation and before its record: the next look asks once more, and Teams says that it is there.</summary>
    [Fact]
    public async Task A_process_that_dies_after_the_installation_asks_once_more_the_same_morning()
    {
        var town = await OpenAsync();
        var answer = town.Dock.Installer.Answer;
        town.Dock.Installer.Answer = account =>
            town.Dock.Installer.Asked.Count == 1 ? throw new InvalidOperationException("The process dies.") : answer(account);

        await town.Dock.DayAsync(D("2026-10-21"), new TimeOnly(9, 30));

        town.Dock.Installer.Asked.Count.ShouldBe(2);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    /// <summary>A crash after the record: whoever is next hears this morning, and the chat is opened the next one.</summary>
    [Fact]
    public async Task A_process_that_dies_before_the_chat_is_opened_opens_it_the_next_morning()
    {
        var town = await OpenAsync();
        var died = false;
        town.Dock.OnPoint = point => !died && point == "open:before" ? throw Dies() : Task.CompletedTask;

        await town.Dock.DayAsync(D("2026-10-21"), new TimeOnly(9, 30));
        await town.UntilAsync("2026-10-22");

        died.ShouldBeTrue();
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/22 S+1"]);

        InvalidOperationException Dies()
        {
            died = true;
            return new InvalidOperationException("The process dies.");
        }
    }

    private static async Task<Town> OpenAsync(params string[] without)
    {
        var town = await Town.OpenAsync("2026-10-12", without: without is [] ? ["lead"] : without, held: true);
        await town.PlanAsync("2026-10-20");

        // So far nobody could be reached without a chat.
        await town.UntilAsync("2026-10-20");
        town.Dock.Installer.IsOn = true;
        return town;
    }

    private static async Task<OfficeMorning> MorningAsync(Town town) =>
        (await town.Dock.Offices.FindAsync(Station.Value, CancellationToken.None))!.Facts.Morning!; // Imported, and a morning has passed.
}
