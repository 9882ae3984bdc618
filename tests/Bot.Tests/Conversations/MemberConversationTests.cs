using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>委員名簿, 委嘱, 交付, 訂正 and 連絡先 by real activities.</summary>
public sealed class MemberConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("名簿")]
    [InlineData("委員")]
    [InlineData("委員一覧")]
    [InlineData("名簿を見せて")]
    public async Task The_words_for_the_list_lead_to_it(string words)
    {
        var lead = await _bot.OpenChatOf(World.Lead);

        await lead.SayAsync(words);

        lead.Card.Heading.ShouldBe("委員名簿");
        lead.Card.Text.ShouldContain("委員10人　三区分の委員10/10");
    }

    [Fact]
    [Trait("Rule", "R043")]
    [Trait("Rule", "R050")]
    [Trait("Rule", "R104")]
    public async Task A_vacancy_is_filled_and_the_letter_handed_over()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("dismiss.enter", ("council", "C1"), ("member", "M3"), ("reason", "Death"));
        section.Card.Inputs["reason"].ShouldBe("Death");
        await section.PressAsync("内容を確認", ("successor", "needed"));
        await section.PressAsync("解嘱を記録");
        await section.PressAsync("後任を補充");
        section.Card.Inputs["kind"].ShouldBe("M3");

        await section.PressAsync("内容を確認", ("m-name", "根室 太郎"), ("last", "2028-03-31"));
        section.Card.Text.ShouldContain("補充の委員の任期は、前任者の残任期間（令和9年3月31日まで）です。");
        section.Card.HasButton("委嘱を記録").ShouldBeFalse("it could only refuse");
        await section.OpenAsync(
            "commission.save",
            [("council", "C1"), .. section.Card.Inputs.Where(i => i.Value.Length > 0).Select(i => (i.Key, i.Value))]
        );
        section.Card.Text.ShouldContain("このままでは委嘱できません。");
        section.Card.Inputs["m-name"].ShouldBe("根室 太郎");
        (await _bot.FactsAsync(World.Central)).Members.Count.ShouldBe(10);

        await section.PressAsync("内容を確認", ("last", ""), ("c-phone", "000-0000-0001"), ("selectedOn", "令和8年11月20日"));
        await section.PressAsync("委嘱を記録");
        section.Card.Text.ShouldContain("補充の委嘱を記録しました。");
        section.Card.Text.ShouldContain("令和8年11月24日から令和9年3月31日まで");
        section.Card.Text.ShouldNotContain("根室");

        await section.PressAsync("委嘱状の交付");
        section.Card.Inputs.Keys.ShouldContain("letters");
        var member = (await _bot.FactsAsync(World.Central)).Members.Single(m => m.Name == "根室 太郎");
        await section.PressAsync("交付を記録", ("letters", $"{member.Id}@2026-11-24"));
        section.Card.Text.ShouldContain("1件の交付を記録しました。");
        var facts = await _bot.FactsAsync(World.Central);
        var commission = facts.Member(member.Id)!.Commissions.ShouldHaveSingleItem();
        (commission.Kind, commission.Predecessor, commission.LetterHandedOver, commission.Term.Last).ShouldBe(
            (CommissionKind.Replacement, new MemberId("M3"), new DateOnly(2026, 11, 24), new DateOnly(2027, 3, 31))
        );
        await section.OpenAsync("members.contacts", ("council", "C1"), ("flow", member.Id.Value));
        section.Card.Text.ShouldContain("000-0000-0001");
    }

    [Fact]
    [Trait("Rule", "R040")]
    public async Task Somebody_is_added_and_taken_back_while_nothing_has_followed()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("委員を追加したい");
        await section.PressAsync("中央交番連絡協議会を選択");
        section.Card.Heading.ShouldBe("委嘱の入力");
        await section.PressAsync("内容を確認");
        section.Card.Text.ShouldContain("要訂正：氏名を入力してください。");
        await section.PressAsync("内容を確認", ("m-name", "根室 太郎"));
        section.Card.Text.ShouldContain("まだ記録していません。");
        await section.PressAsync("委嘱を記録");
        await section.PressAsync("取り消す");

        section.Card.Text.ShouldContain("委嘱の記録を取り消しました。");
        section.Card.Text.ShouldContain("委員10人");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_police_box_commissions_nobody_and_is_told_who_does()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("委嘱");
        lead.Sentence.ShouldBe(
            "委嘱の入力は、警察署の地域警察担当課（係）が行います。候補者がいるときは「署に連絡」で知らせることができます。"
        );
        await lead.OpenAsync("commission.save", ("council", "C1"), ("first", "2026-11-24"), ("m-name", "根室 太郎"));
        lead.Sentence.ShouldContain("現在の役割ではできません");
        await lead.OpenAsync("letters.save", ("council", "C1"), ("letters", "M0@2025-04-01"), ("handedOver", "2026-11-24"));

        var facts = await _bot.FactsAsync(World.Central);
        facts.Members.Count.ShouldBe(10);
        facts.Members[0].Commissions[0].LetterHandedOver.ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Contacts_are_shown_to_those_who_may_and_each_look_is_noted_before_it_is_answered()
    {
        var (lead, chief) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.StationChief));
        var area = await _bot.OpenChatOf(World.AreaOfficer);
        await lead.OpenAsync("members.contact", ("council", "C1"), ("flow", "M0"));
        await lead.PressAsync("保存", ("c-phone", "000-0000-0001"), ("c-address", "試験町1-2-3"));
        (await LooksAsync()).ShouldHaveSingleItem().Subject.ShouldBe("M0");

        await lead.SayAsync("連絡先");
        lead.Card.Text.ShouldContain("000-0000-0001");
        lead.Card.Text.ShouldNotContain("試験町1-2-3");
        lead.Card.Json["refresh"].ShouldBeNull();
        var look = (await LooksAsync()).Where(l => l.Subject != "M0").ShouldHaveSingleItem();
        (look.By, look.Subject!.Split(',').Length).ShouldBe((World.Lead.Id, 10));

        foreach (var chat in new[] { chief, area })
        {
            await chat.OpenAsync("members.contacts", ("council", "C1"));
            await chat.OpenAsync("members.contact", ("council", "C1"), ("flow", "M0"));
            await chat.OpenAsync("members.history", ("council", "C1"), ("flow", "M0"));
            chat.Sent.ShouldAllBe(s => !System.Text.Encoding.UTF8.GetString(s.Body).Contains("000-0000-0001", StringComparison.Ordinal));
            chat.Card.Text.ShouldNotContain("000-0000-0001");
        }

        (await LooksAsync()).Count.ShouldBe(2);
        await lead.PressAsync("閉じる");
        lead.Card.Heading.ShouldBe("委員名簿");
        lead.Card.Text.ShouldNotContain("000-0000-0001");
    }

    [Fact]
    [Trait("Rule", "R109")]
    public async Task A_name_is_corrected_with_its_history_and_a_colleague_overwrites_nothing_unseen()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await second.OpenAsync("members.amend", ("council", "C1"), ("flow", "M0"));
        await lead.OpenAsync("members.amend", ("council", "C1"), ("flow", "M0"));
        await lead.PressAsync("保存", ("m-name", "阿寒 改"), ("m-affiliation", "中央町内会 会長"));
        lead.Card.Heading.ShouldBe("阿寒 改");

        await second.PressAsync("保存", ("m-name", "阿寒 壱"));
        second.Card.Text.ShouldContain("ほかの勤務員が先に訂正しました。");
        second.Card.Inputs["m-name"].ShouldBe("阿寒 壱");
        (await _bot.FactsAsync(World.Central)).Member(new MemberId("M0"))!.Name.ShouldBe("阿寒 改");

        await lead.PressAsync("履歴");
        lead.Card.Text.ShouldContain("氏名：阿寒 一 → 阿寒 改");
        lead.Card.Text.ShouldContain("所属団体・役職：未記入 → 中央町内会 会長");
        lead.Card.Text.ShouldContain("令和8年11月24日　巡査部長 試験 一郎");
    }

    [Fact]
    [Trait("Rule", "R075")]
    public async Task Whom_to_call_is_one_tap_from_a_meetings_absentees()
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), ["M0", "M1"]);
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.OpenAsync("absent.open", ("council", "C1"), ("flow", "R1"));

        await lead.PressAsync("電話番号");

        lead.Card.Heading.ShouldBe("欠席者の連絡先");
        lead.Card.Text.ShouldContain("阿寒 一");
        lead.Card.Text.ShouldNotContain("渡島 三郎");
        await lead.PressAsync("連絡を記録");
        lead.Card.Heading.ShouldBe("欠席者への連絡");
    }

    [Fact]
    [Trait("Rule", "R038")]
    [Trait("Rule", "R112")]
    public async Task Members_are_told_of_an_extraordinary_meeting_by_telephone_one_tap_each()
    {
        var east = await _bot.OpenChatOf(World.EastOfficer);
        await east.OpenAsync("members.contact", ("council", "C2"), ("flow", "E0"));
        await east.PressAsync("保存", ("c-phone", "000-0000-0001"));
        await east.SayAsync("周知");
        east.Card.Text.ShouldContain("周知する会議の日を入力してください。");
        await east.PressAsync("表示", ("callDay", "あした"));
        east.Card.Text.ShouldContain("要訂正：「あした」は日付として読み取れません。");
        await east.PressAsync("表示", ("callDay", "R8.11.30"));
        east.Card.Text.ShouldContain("未周知（5人）");
        east.Card.Text.ShouldContain("000-0000-0001");

        await east.PressAsync("阿寒 一に周知済み");
        east.Card.Text.ShouldContain("未周知（4人）");
        east.Card.Text.ShouldNotContain("000-0000-0001");
        await east.PressAsync("取り消す");
        east.Card.Text.ShouldContain("000-0000-0001");
        // What is kept with a command lies in the live range, and holds no contacts.
        (await _bot.FactsAsync(World.East)).Answers.ShouldAllBe(a => !a.Answer.Contains("000-0000-0001", StringComparison.Ordinal));
        foreach (var name in World.MemberNames.Take(5))
        {
            await east.PressAsync($"{name}に周知済み", ("means", "訪問"));
        }

        east.Card.Text.ShouldContain("全員に周知しました。");
        (await _bot.FactsAsync(World.East)).Fulfilments.Count(f => f is { Withdrawn: false, Subject: "2026-11-30" }).ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "R034")]
    public async Task A_visit_is_the_last_contact_of_the_list()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("名簿");
        await lead.PressAsync("阿寒 一");
        await lead.PressAsync("訪問等を記録");
        await lead.PressAsync("記録する", ("text", "近況を聞いた"));
        lead.Card.Text.ShouldContain("11月24日（火）　訪問（近況を聞いた）");
        await lead.PressAsync("委員名簿");
        lead.Card.Text.ShouldContain("最終接触 11月24日（火）");
    }

    [Fact]
    [Trait("Rule", "R030")]
    public async Task Why_there_are_few_members_is_entered_from_the_list()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("名簿 東");
        await section.PressAsync("少人数の理由を記入");
        await section.PressAsync("保存", ("few-reason", "管内人口が僅少のため"));

        section.Card.Text.ShouldContain("少人数の理由を保存しました。");
        section.Card.Text.ShouldNotContain("おおむね10人程度に満たない理由を記入してください。");
        (await _bot.FactsAsync(World.East)).Council.FewMembersReason.ShouldBe("管内人口が僅少のため");
        await section.OpenAsync("members.few", ("council", "C2"));
        await section.PressAsync("保存");
        section.Card.Text.ShouldContain("変更はありません。");
    }

    [Fact]
    public async Task One_person_is_found_in_all_councils()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("委員を探す 阿寒");
        section.Card.Text.ShouldContain("中央交番連絡協議会　令和9年3月31日まで");
        section.Card.Text.ShouldContain("東駐在所連絡協議会　令和9年3月31日まで");
        await section.PressAsync("東駐在所連絡協議会の阿寒 一を表示");
        section.Card.Heading.ShouldBe("阿寒 一");
    }

    /// <summary>The entries of looks at contacts, in order.</summary>
    private async Task<List<AuditEntry>> LooksAsync()
    {
        var rows = await _bot.Storage.Tables.Councils.ReadRangeAsync(Keys.Of(World.Central), Keys.Audit, Keys.After(Keys.Audit), default);
        return [.. rows.Select(PartitionRows.Audit.Read).Where(a => a.What == "contacts.read")];
    }
}
