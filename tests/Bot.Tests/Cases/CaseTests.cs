using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Features.Turns.Speech;
using KobanBot.Bot.Import;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Cases;

/// <summary>Inputs from outside that once failed, posted as they came.</summary>
public sealed class CaseTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("公民館\ud83d", "公民館")]
    [InlineData("\udc6e公民館", "公民館")]
    [InlineData("公\u200B民\u00AD館\u3164", "公民館\u3164")]
    public async Task Half_an_emoji_in_an_input_is_dropped_and_the_step_saved(string typed, string saved)
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        var invoke = chat.InvokeOf(chat.Card, "次へ", ("place", "PLACE"));

        using var answer = await chat.PostRawAsync(invoke, text => text.Replace("PLACE", Escaped(typed), StringComparison.Ordinal));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _bot.FactsAsync(World.Central)).Drafts.Single().Content.Place.ShouldBe(saved);
    }

    [Fact]
    public async Task Half_an_emoji_in_words_is_answered()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        var before = chat.Sent.Count;

        using var answer = await chat.PostRawAsync(
            new JsonObject { ["type"] = "message", ["text"] = "WORDS" },
            text => text.Replace("WORDS", "\\ud83dホーム", StringComparison.Ordinal)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        chat.Sent.Count.ShouldBe(before + 1);
    }

    [Fact]
    public void Words_are_understood_with_any_blank_and_invisible_character_around_or_inside()
    {
        var table = Flows.Declared;
        foreach (var said in JsonNode.Parse(File.ReadAllText(Named("odd-blanks.json")))!.AsArray().Select(n => (string)n!["text"]!))
        {
            var meaning = table.Understand(said, World.Section, JapanTime.DayOf(World.Now), Scopes.Personal);

            meaning.ShouldBeOfType<Meaning.Certain>(said).Words.ShouldBeOneOf("", "令和7年度上半期", "中央");
        }
    }

    [Fact]
    public void Refusals_that_mean_that_a_person_cannot_be_reached_are_known_by_name()
    {
        foreach (var one in JsonNode.Parse(File.ReadAllText(Named("refusals.json")))!.AsArray())
        {
            var error = ConnectorError.Parse((int)one!["status"]!, Encoding.UTF8.GetBytes(one["body"]!.ToJsonString()));

            (error.IsUnreachable || error.IsGone).ShouldBeTrue(error.ToString());
        }
    }

    [Fact]
    public void Days_as_offices_write_them_are_read()
    {
        foreach (var cell in File.ReadAllLines(Named("office-dates.csv")).Skip(1).Where(l => l.Length > 0))
        {
            DayText.TryReadCell(cell, out var day, out var fault).ShouldBeTrue($"{cell}: {fault}");
            day.ShouldBeOneOf(new DateOnly(2021, 4, 1), new DateOnly(2019, 4, 1));
        }
    }

    [Fact]
    public void CP932_with_the_codes_that_NEC_selected_is_read()
    {
        var problems = new ImportProblems();

        var rows = CsvReading.Read(File.ReadAllBytes(Named("nec-selected.csv")), ImportFiles.Members, problems);

        problems.Total.ShouldBe(0);
        rows.Single().Cells["氏名"].ShouldBe("髙空 一");
    }

    [Fact]
    public async Task A_tenant_that_stands_only_in_the_channel_data_is_the_tenant()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        var before = chat.Sent.Count;

        var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "message",
                ["text"] = "ヘルプ",
                ["conversation"] = new JsonObject
                {
                    ["id"] = chat.Conversation,
                    ["conversationType"] = "personal",
                    ["tenantId"] = "",
                },
                ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "t1" } },
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        chat.Sent.Count.ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("0008-11-20", 2026, 11, 20)]
    [InlineData("令和8年11月20日（金曜日）", 2026, 11, 20)]
    [InlineData("㋿8.11.20", 2026, 11, 20)]
    public async Task A_phone_with_the_era_calendar_can_enter_a_date(string sent, int year, int month, int day)
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");

        await chat.PressAsync("次へ", ("date", sent), ("place", "公民館"));

        (await _bot.FactsAsync(World.Central)).Drafts.Single().Content.Date.ShouldBe(new DateOnly(year, month, day));
    }

    [Fact]
    public async Task A_date_that_cannot_be_says_why()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");

        await chat.PressAsync("次へ", ("date", "令和8年11月20日（木）"));

        chat.Card.Text.ShouldContain("日付と曜日が一致しません。");
    }

    [Theory]
    [InlineData(";")]
    [InlineData("、")]
    [InlineData("\n")]
    [InlineData("; ")]
    public async Task Attendance_with_another_separator_is_the_same_attendance(string separator)
    {
        var chat = await AttendanceAsync();
        var all = chat.Card.Inputs["present"].Split(',');

        await chat.PressAsync("次へ", ("present", string.Join(separator, all.Skip(1))));

        chat.Card.Heading.ShouldNotBe("出席者");
        (await AbsentAsync()).ShouldBe([all[0]]);
    }

    [Fact]
    public async Task Attendance_by_titles_is_the_same_attendance()
    {
        var chat = await AttendanceAsync();
        var members = (await _bot.FactsAsync(World.Central)).MembersOn(new DateOnly(2026, 11, 20)).ToList();

        await chat.PressAsync("次へ", ("present", string.Join(';', members.Skip(1).Select(m => m.Name))));

        (await AbsentAsync()).ShouldBe([members[0].Id.Value]);
    }

    [Fact]
    public async Task Known_parts_are_taken_and_unknown_ones_bring_the_card_again()
    {
        var chat = await AttendanceAsync();
        var all = chat.Card.Inputs["present"].Split(',');

        await chat.PressAsync("次へ", ("present", $"{all[1]};M999"));

        chat.Card.Heading.ShouldBe("出席者");
        chat.Card.Text.ShouldContain("「M999」は、この一覧にありません。");
        chat.Card.Inputs["present"].ShouldBe(all[1]);
    }

    [Fact]
    public async Task Where_nothing_is_known_nobody_becomes_absent()
    {
        var chat = await AttendanceAsync();
        var all = chat.Card.Inputs["present"];

        await chat.PressAsync("次へ", ("present", "X1;X2"));

        chat.Card.Heading.ShouldBe("出席者");
        chat.Card.Inputs["present"].ShouldBe(all);
        (await AbsentAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nothing_is_known_nobody_becomes_absent_by_leaving_either()
    {
        var chat = await AttendanceAsync();

        await chat.PressAsync("保存して閉じる", ("present", "X1;X2"));

        (await AbsentAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<at>KobanBot</at> 要綱", "<at>KobanBot</at>", "KobanBot")]
    [InlineData("<at>KobanBot</at>\u00A0\u200B要綱", "<at>KobanBot</at>", "KobanBot")]
    [InlineData("要綱 <at>KobanBot</at>", "<at>KobanBot</at>", "KobanBot")]
    [InlineData("<at id=\"0\">KobanBot</at>&nbsp;要綱", "<at>KobanBot</at>", "KobanBot")]
    [InlineData("<at>Koban &amp; Bot</at> 要綱", "<at>Koban & Bot</at>", "Koban & Bot")]
    [InlineData("@KobanBot 要綱", "@KobanBot", "KobanBot")]
    [InlineData("＠KobanBot　要綱", "", "KobanBot")]
    [InlineData("<at>KobanBot</at><at>KobanBot</at> 要綱", "<at>KobanBot</at>", "KobanBot")]
    public async Task Every_shape_of_a_mention_is_taken_out(string text, string written, string name)
    {
        var personal = await _bot.OpenChatOf(World.Section);
        var group = new Chat(_bot, World.Section, personal.Account) { Conversation = "19:group", Kind = "groupChat" };

        await group.PostAsync(
            new JsonObject
            {
                ["type"] = "message",
                ["text"] = text,
                ["entities"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "mention",
                        ["text"] = written,
                        ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = name },
                    }
                ),
            }
        );
        group.TakeAnswer();

        group.Card.Heading.ShouldContain("要綱");
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/b#c?d\\e")]
    [InlineData("%00")]
    [InlineData(null)]
    public async Task Ids_that_are_none_are_answered_whatever_the_verb(string? id)
    {
        var odd = id ?? new string('あ', 300);
        var chat = await _bot.OpenChatOf(World.Section);
        foreach (var verb in _bot.Services.GetRequiredService<FlowTable>().Verbs.Keys)
        {
            var data = new JsonObject();
            foreach (
                var key in new[]
                {
                    "council",
                    "flow",
                    "member",
                    "obligation",
                    "kind",
                    "k",
                    "item",
                    "unit",
                    "station",
                    "box",
                    "to",
                    "replaces",
                    "version",
                }
            )
            {
                data[key] = odd;
            }

            var ofCouncil = data.DeepClone().AsObject();
            ofCouncil["council"] = World.Central.Value;
            foreach (var sent in new[] { data, ofCouncil })
            {
                var answer = await chat.PostAsync(
                    new JsonObject
                    {
                        ["type"] = "invoke",
                        ["name"] = "adaptiveCard/action",
                        ["value"] = new JsonObject
                        {
                            ["action"] = new JsonObject
                            {
                                ["type"] = "Action.Execute",
                                ["verb"] = verb,
                                ["data"] = sent,
                            },
                            ["trigger"] = "manual",
                        },
                    }
                );

                var envelope = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                envelope.GetProperty("statusCode").GetInt32().ShouldBe(200, verb);
            }
        }
    }

    [Fact]
    public async Task A_service_url_that_is_not_trusted_is_refused_and_no_fault()
    {
        var chat = await _bot.OpenChatOf(World.Lead);

        using var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "message",
                ["text"] = "ホーム",
                ["serviceUrl"] = "https://connector.example/",
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_account_that_is_no_object_id_is_not_looked_for()
    {
        var chat = _bot.ChatOf(World.Lead, "../" + new string('x', 300));

        (await chat.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "ホーム" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Chat> AttendanceAsync()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ", ("date", "2026-11-20"), ("place", "公民館"));
        chat.Card.Heading.ShouldBe("出席者");
        return chat;
    }

    private async Task<IReadOnlyList<string>> AbsentAsync() =>
        [.. (await _bot.FactsAsync(World.Central)).Drafts.Single().Content.Attendance.Absent.Select(m => m.Value)];

    private static string Escaped(string text) => string.Concat(text.Select(c => char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString()));

    private static string Named(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file); // A source file lies in a folder.
}
