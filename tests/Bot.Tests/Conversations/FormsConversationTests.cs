using System.Text.Json.Nodes;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>A form from the word to the file in the person's own storage.</summary>
public sealed class FormsConversationTests : IAsyncLifetime
{
    private FileDrive _drive = null!; // Set before any test.
    private BotUnderTest _bot = null!; // Set before any test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        _drive = await FileDrive.StartAsync(_bot, () => []);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _drive.DisposeAsync();
    }

    [Fact]
    [Trait("Rule", "R077")]
    public async Task The_record_of_a_meeting_is_printed_from_the_list_of_forms()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        var chat = await OpenAsync(World.Lead);

        await chat.SayAsync("様式");
        await chat.PressAsync("連絡協議会開催結果記録簿（第5号様式）");

        chat.Sentence.ShouldContain("あなたのOneDriveに保存されます。");
        FileDrive.Offered(chat).GetProperty("name").GetString().ShouldBe("連絡協議会開催結果記録簿_中央交番連絡協議会_20261110.docx");
        var fields = ReadDocument.Fields(await _drive.AcceptedAsync(chat), isSheet: false);
        var body = (await _bot.Storage.CouncilStore.FindRecordAsync(World.Central, new MeetingId("R1"), 1, CancellationToken.None))!; // Recorded above.
        fields.ShouldContain(("council", body.Sheet.CouncilName));
        fields.ShouldContain(("place", body.Content.Place));
        fields.ShouldContain(("mark", "発行第1号（第1版）　令和7年4月1日施行の要綱　令和8年11月24日 10:00"));
        (await ExportsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_issued_form_is_made_again_byte_for_byte_when_its_data_are_others()
    {
        var chat = await OpenAsync(World.StationChief);
        await chat.SayAsync("名簿を印刷 中央");
        await chat.PressAsync("ファイルを作成", ("purpose", "備付け"));
        var first = await _drive.AcceptedAsync(chat);
        var member = (await _bot.FactsAsync(World.Central)).Members[0];
        await _bot.CommitAsync(World.Central, new CouncilWrite.PutMember(member with { Name = "変更 花子", Occupation = "会社員" }));
        await chat.SayAsync("名簿を印刷 中央");
        await chat.PressAsync("ファイルを作成", ("purpose", "差し替え"));
        var second = await _drive.AcceptedAsync(chat);

        await chat.SayAsync("発行した様式 中央");
        chat.Card.Text.ShouldContain("発行第2号（第2版）");
        await chat.PressAsync("連絡協議会委員名簿（第4号様式）");
        chat.Card.Text.ShouldContain("発行第1号からの変更");
        chat.Card.Text.ShouldContain("変更 花子");
        await chat.PressAsync("前の発行");
        await chat.PressAsync("同じファイルを作成");
        chat.Card.Text.ShouldContain("利用目的を入力してください。");
        await chat.PressAsync("同じファイルを作成", ("purpose", "写し"));
        var again = await _drive.AcceptedAsync(chat);

        again.AsSpan().SequenceEqual(first).ShouldBeTrue();
        second.AsSpan().SequenceEqual(first).ShouldBeFalse();
        (await ExportsAsync())
            .Select(e => (e.Subject, e.Before))
            .ShouldBe([("MemberRoster", "備付け"), ("MemberRoster", "差し替え"), ("MemberRoster/第1号", "写し")], ignoreOrder: true);
    }

    [Fact]
    public async Task Postcards_have_the_addresses_of_those_who_may_see_them_with_an_entry_when_they_are_made()
    {
        await _bot.CommitAsync(
            World.Central,
            new CouncilWrite.PutContact(new MemberContact(new MemberId("M0"), "〒085-0000　北都市中央1-1", null, null, null))
        );
        var chat = await OpenAsync(World.Lead);
        await chat.SayAsync("開催計画");
        await chat.PressAsync("保存", ("date", "2026-12-18"));
        await chat.SayAsync("はがき");
        await chat.PressAsync("通知はがき");
        chat.Sentence.ShouldContain("住所の登録がない方の宛名面は、住所と郵便番号が空欄になります。");
        (await ReadsAsync()).ShouldBe(0);

        var file = await _drive.AcceptedAsync(chat);

        var fields = ReadDocument.Fields(file, isSheet: false);
        var facts = await _bot.FactsAsync(World.Central);
        fields.Where(f => f.Tag == "member").Select(f => f.Text).ShouldBe(facts.Members.Select(m => m.Name));
        fields.Where(f => f.Tag == "address").Select(f => f.Text).ShouldBe(["北都市中央1-1"], "the others have none");
        string.Concat(fields.Where(f => f.Tag.StartsWith("code_", StringComparison.Ordinal)).Take(7).Select(f => f.Text))
            .ShouldBe("0850000");
        ReadDocument.Problems(file, isSheet: false).ShouldBeEmpty();
        (await ReadsAsync()).ShouldBe(1);
        (await _bot.FactsAsync(World.Central)).Issues.ShouldBeEmpty(); // An address is kept nowhere else.
    }

    [Fact]
    public async Task Who_may_not_see_addresses_is_offered_no_postcards_and_gets_none()
    {
        var chief = await OpenAsync(World.StationChief);
        await chief.SayAsync("様式 中央");
        chief.Card.Text.ShouldNotContain("通知はがき");

        await chief.OpenAsync("forms.make", ("council", "C1"), ("form", "NoticePostcard"));

        chief.Sentence.ShouldNotBeEmpty();
        (await ReadsAsync()).ShouldBe(0);
    }

    private Task<int> ReadsAsync() =>
        Task.FromResult(_bot.Storage.Councils.Rows.Count(r => r.Body.Contains("contacts.read", StringComparison.Ordinal)));

    [Fact]
    public async Task The_same_record_printed_twice_is_one_document()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        var chat = await OpenAsync(World.Lead);
        await chat.SayAsync("様式");
        await chat.PressAsync("連絡協議会開催結果記録簿（第5号様式）");
        var first = await _drive.AcceptedAsync(chat);
        _bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await chat.SayAsync("様式");
        await chat.PressAsync("連絡協議会開催結果記録簿（第5号様式）");

        (await _drive.AcceptedAsync(chat)).AsSpan().SequenceEqual(first).ShouldBeTrue();
        (await _bot.FactsAsync(World.Central)).Issues.ShouldHaveSingleItem().Number.ShouldBe(1);
    }

    [Fact]
    public async Task A_number_under_another_form_makes_nothing_and_shows_nothing_to_whom_it_is_no_business_of()
    {
        var section = await OpenAsync(World.Section);
        await section.SayAsync("委嘱状を印刷 中央");
        await section.PressAsync("ファイルを作成", ("purpose", "交付"));
        _ = await _drive.AcceptedAsync(section);
        var chat = await OpenAsync(World.Lead);
        await chat.SayAsync("発行した様式");
        chat.Card.Text.ShouldContain("発行した様式はまだありません。");

        await chat.ActAsync(chat.Invoke("forms.issue", new JsonObject { ["council"] = "C1", ["number"] = "1" }, "manual"));
        await DecideAsync(
            chat,
            new JsonObject
            {
                ["verb"] = "forms.make",
                ["council"] = "C1",
                ["form"] = "MeetingResult",
                ["number"] = "1",
            }
        );
        await SaidAsync(chat, "印刷する内容がありません。");

        _drive.Uploads.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "R104")]
    public async Task Letters_ask_for_the_purpose_are_entered_and_say_who_has_had_them_made()
    {
        var chat = await OpenAsync(World.Section);
        await chat.SayAsync("委嘱状を印刷 中央");

        await chat.PressAsync("ファイルを作成", ("purpose", " "));
        chat.Card.Text.ShouldContain("利用目的を入力してください。");

        await chat.PressAsync("ファイルを作成", ("purpose", "4月1日の委嘱状交付式"));
        (await ExportsAsync()).ShouldBeEmpty("nothing has gone out yet");
        var fields = ReadDocument.Fields(await _drive.AcceptedAsync(chat), isSheet: false);

        fields.Where(f => f.Tag == "member").Select(f => f.Text).ShouldBe(World.MemberNames);
        fields.ShouldContain(("mark", "発行第1号（第1版）　令和7年4月1日施行の要綱　令和8年11月24日 10:00　出力　巡査部長 試験 四郎"));
        var entry = (await ExportsAsync()).ShouldHaveSingleItem();
        (entry.By, entry.Subject, entry.Before).ShouldBe((World.Section.Id, "CommissionLetter", "4月1日の委嘱状交付式"));
    }

    [Fact]
    public async Task One_letter_is_made_for_the_one_who_was_chosen()
    {
        var chat = await OpenAsync(World.Section);
        await chat.SayAsync("委嘱状を印刷 中央");

        await chat.PressAsync("ファイルを作成", ("purpose", "再交付"), ("member", "M3"));
        var fields = ReadDocument.Fields(await _drive.AcceptedAsync(chat), isSheet: false);

        fields.Where(f => f.Tag == "member").Select(f => f.Text).ShouldBe([World.MemberNames[3]]);
        (await ExportsAsync()).ShouldHaveSingleItem().Subject.ShouldBe("CommissionLetter/M3");
    }

    [Fact]
    [Trait("Rule", "R109")]
    public async Task The_roster_is_a_sheet_with_every_member()
    {
        var chat = await OpenAsync(World.StationChief);
        await chat.SayAsync("名簿を印刷 中央");

        await chat.PressAsync("ファイルを作成", ("purpose", "備付け"));
        var fields = ReadDocument.Fields(await _drive.AcceptedAsync(chat), isSheet: true);

        fields.Where(f => f.Tag == "members.name").Select(f => f.Text).ShouldBe(World.MemberNames);
    }

    [Theory]
    [InlineData("MemberRoster")]
    [InlineData("CommissionLetter")]
    public async Task A_consent_that_was_forged_makes_nothing_and_enters_nothing(string form)
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        var chat = await OpenAsync(World.Lead);
        await chat.SayAsync("様式");
        await chat.PressAsync("連絡協議会開催結果記録簿（第5号様式）");

        await DecideAsync(
            chat,
            new JsonObject
            {
                ["verb"] = "forms.make",
                ["council"] = "C1",
                ["form"] = form,
                ["purpose"] = "閲覧",
            }
        );
        await SaidAsync(chat, "この操作は、あなたの現在の役割ではできません。");

        _drive.Uploads.ShouldBeEmpty();
        (await ExportsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_consent_without_the_purpose_makes_nothing()
    {
        var chat = await OpenAsync(World.Section);
        await chat.SayAsync("名簿を印刷 中央");
        await chat.PressAsync("ファイルを作成", ("purpose", "備付け"));

        await DecideAsync(
            chat,
            new JsonObject
            {
                ["verb"] = "forms.make",
                ["council"] = "C1",
                ["form"] = "MemberRoster",
            }
        );
        await SaidAsync(chat, "このボタンは現在使えません。");

        _drive.Uploads.ShouldBeEmpty();
        (await ExportsAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R077")]
    public async Task A_kit_for_the_next_meeting_is_one_file_whose_code_opens_the_meeting()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        var chat = await OpenAsync(World.Lead);
        await chat.SayAsync("開催計画");
        await chat.PressAsync("保存", ("date", "2026-12-18"));
        await chat.PressAsync("会議キット");
        (await _bot.FactsAsync(World.Central)).Kits.ShouldBeEmpty("nothing has gone out yet");
        var file = await _drive.AcceptedAsync(chat);

        var kit = (await _bot.FactsAsync(World.Central)).Kits.ShouldHaveSingleItem();
        var fields = ReadDocument.Fields(file, isSheet: false);
        fields.ShouldContain(("code", kit.Printed));
        fields.Where(f => f.Tag == "members.name").Select(f => f.Text).ShouldBe(World.MemberNames);
        fields.ShouldContain(
            f => f.Tag == "chief" || f.Tag == "author" || f.Tag.StartsWith("present", StringComparison.Ordinal),
            "the last record"
        );
        ReadDocument.Problems(file, isSheet: false).ShouldBeEmpty();
        await chat.SayAsync($"会議キット　{kit.Printed.ToLowerInvariant()}");
        chat.Card.Text.ShouldContain("令和8年12月18日（金）");
        await chat.PressAsync("会議を記録");
        chat.Card.Heading.ShouldNotBe("会議キット");

        var other = await OpenAsync(World.OtherStation);
        await other.SayAsync($"会議キット {kit.Printed}");
        other.Sentence.ShouldContain("見つかりません");
        await chat.SayAsync("会議キット ABCD-2345");
        chat.Sentence.ShouldContain("見つかりません");
    }

    [Fact]
    public async Task Without_a_plan_there_is_no_kit()
    {
        var chat = await OpenAsync(World.Lead);

        await chat.SayAsync("会議キット");

        chat.Sentence.ShouldContain("「開催計画」と送信して");
    }

    [Fact]
    public async Task A_police_box_is_told_who_makes_letters()
    {
        var chat = await OpenAsync(World.Lead);

        await chat.SayAsync("委嘱状を印刷");

        chat.Sentence.ShouldContain("署の地域課が行います。");
    }

    [Fact]
    public async Task Where_no_file_can_be_taken_the_way_is_told()
    {
        var chat = await OpenAsync(World.Lead);
        var invoke = chat.Invoke("forms.make", new JsonObject { ["council"] = "C1", ["form"] = "MemberRoster" }, "manual");
        invoke["serviceUrl"] = $"{_bot.Connector.ServiceUrl}_connector";
        invoke["value"]!["action"]!["data"]!["form"] = "MeetingResult";
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
        invoke["value"]!["action"]!["data"]!["about"] = "R1";

        var answer = await chat.ActAsync(invoke);

        ((string?)answer["value"]).ShouldNotBeNull().ShouldContain("この画面ではファイルを受け取れません。");
    }

    private async Task<Chat> OpenAsync(Officer officer)
    {
        var chat = await _bot.OpenChatOf(officer);
        await chat.SayAsync("ヘルプ");
        return chat;
    }

    private async Task<IReadOnlyList<AuditEntry>> ExportsAsync()
    {
        var rows = await _bot.Storage.Councils.ReadRangeAsync(World.Central.Value, "7audit|", "7audit~", CancellationToken.None);
        return [.. rows.Select(PartitionRows.Audit.Read).Where(e => e.What == "form.export")];
    }

    private async Task DecideAsync(Chat chat, JsonNode context)
    {
        await _drive.AcceptAsync(chat, context);
        chat.Status.ShouldBe(200);
    }

    private async Task SaidAsync(Chat chat, string beginning)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!chat.Sent.Any(s => s.Text?.StartsWith(beginning, StringComparison.Ordinal) == true))
        {
            await _bot.Connector.NextAsync(limit.Token);
        }
    }
}
