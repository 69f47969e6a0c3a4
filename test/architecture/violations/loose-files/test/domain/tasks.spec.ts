it('counts'); // refused: beside tasks/
